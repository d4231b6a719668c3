using System.Runtime.CompilerServices;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>The trail in the database, read over one connection; begin a REPEATABLE READ transaction on it, so that work
/// that goes on meanwhile is not mistaken for a fault.</summary>
public sealed class DatabaseTrail(NpgsqlConnection connection, IFileStore store) : ITrailSource
{
    public async IAsyncEnumerable<AuditEntry> EntriesAsync([EnumeratorCancellation] CancellationToken token)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("TrailEntries.sql"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            yield return AuditEntry.Stored(
                (reader.GetInt64(0), reader.GetString(1), reader.GetString(2)),
                new AuditEvent
                {
                    Name = reader.GetString(4),
                    SubjectKind = reader.GetString(5),
                    SubjectId = reader.GetGuid(6),
                    PersonId = reader.IsDBNull(7) ? null : reader.GetGuid(7),
                    Reason = reader.IsDBNull(8) ? null : reader.GetString(8),
                },
                reader.IsDBNull(9) ? null : reader.GetString(9),
                reader.GetFieldValue<Instant>(3));
        }
    }

    public IAsyncEnumerable<Subject> SubjectsAsync(SubjectKind kind, CancellationToken token) =>
        SubjectRows.ReadAsync(connection, kind, ids: null, token);

    public async IAsyncEnumerable<EvidenceFile> EvidenceAsync([EnumeratorCancellation] CancellationToken token)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("TrailEvidence.sql"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            yield return new EvidenceFile(reader.GetString(0), reader.GetGuid(1));
        }
    }

    public IAsyncEnumerable<string> StoredAsync(CancellationToken token) => store.SettledAsync(token);

    public Task<FileState> StateAsync(string hash, CancellationToken token) => store.StateAsync(hash, token);
}
