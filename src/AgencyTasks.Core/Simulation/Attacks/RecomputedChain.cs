using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <summary>What somebody can do who has the database and this very program: write the chain anew.</summary>
internal static class RecomputedChain
{
    /// <summary>Edits the subject of an entry, and computes from that entry on everything anew.</summary>
    public static async Task RewriteAsync(NpgsqlConnection connection, long seq, CancellationToken token)
    {
        var chain = await ReadAsync(connection, seq - 1, token);
        var touched = await EditAsync(connection, chain.First(entry => entry.Seq >= seq), token);
        var (before, hash) = seq == 1 ? (0, AuditEntry.Genesis) : (chain[0].Seq, chain[0].Hash);
        var anew = new List<AuditEntry>();
        foreach (var entry in chain.Where(entry => entry.Seq >= seq))
        {
            var content = touched is { } now && now.Kind == entry.SubjectKind && now.Id == entry.SubjectId
                ? now.Content
                : entry.ContentHash;
            var what = new AuditEvent
            {
                Name = entry.Event,
                SubjectKind = entry.SubjectKind,
                SubjectId = entry.SubjectId,
                PersonId = entry.PersonId,
                // Where no row can be edited, the entry itself is.
                Reason = touched is null && entry.Seq == seq ? entry.Reason + " (sửa)" : entry.Reason,
            };
            anew.Add(AuditEntry.After(before, hash, what, content, entry.At));
            (before, hash) = (anew[^1].Seq, anew[^1].Hash);
        }

        await using var clear = new NpgsqlCommand("DELETE FROM audit_entry WHERE seq >= $1", connection);
        clear.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seq });
        await clear.ExecuteNonQueryAsync(token);
        await InsertAsync(connection, anew, token);
    }

    public static async Task<List<AuditEntry>> ReadAsync(NpgsqlConnection connection, long from, CancellationToken token)
    {
        var trail = new DatabaseTrail(connection, store: null!);
        return await trail.EntriesAsync(token).Where(entry => entry.Seq >= from).ToListAsync(token);
    }

    public static async Task ShiftAsync(NpgsqlConnection connection, long from, CancellationToken token)
    {
        await using var away = new NpgsqlCommand("UPDATE audit_entry SET seq = -seq WHERE seq >= $1", connection);
        away.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        await away.ExecuteNonQueryAsync(token);
        await using var back = new NpgsqlCommand("UPDATE audit_entry SET seq = 1 - seq WHERE seq < 0", connection);
        await back.ExecuteNonQueryAsync(token);
    }

    public static async Task InsertAsync(
        NpgsqlConnection connection, IReadOnlyCollection<AuditEntry> entries, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("InsertTrailEntries.sql"), connection);
        command.Parameters.AddRange(AuditTrail.ColumnsOf(entries));
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>Null: the entry's subject has no row that says something of its own.</summary>
    private static async Task<(string Kind, Guid Id, string Content)?> EditAsync(
        NpgsqlConnection connection, AuditEntry entry, CancellationToken token)
    {
        var edit = entry.SubjectKind switch
        {
            "task" => "UPDATE agency_task SET due_last_day = due_last_day + 1 WHERE id = $1",
            "person" => "UPDATE person SET title = title || '.' WHERE id = $1",
            "commune" => "UPDATE commune SET name = name || '.' WHERE id = $1",
            "agency" => "UPDATE agency SET name = name || '.' WHERE id = $1",
            "matrix" => "UPDATE duty SET title = title || '.' WHERE matrix_id = $1",
            _ => null,
        };
        if (edit is null)
        {
            return null;
        }

        await using (var command = new NpgsqlCommand(edit, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entry.SubjectId });
            await command.ExecuteNonQueryAsync(token);
        }

        var kind = SubjectKind.Find(entry.SubjectKind)!;
        var subject = await SubjectRows.ReadAsync(connection, kind, [entry.SubjectId], token).SingleAsync(token);
        return (kind.Name, subject.Id, subject.Hash());
    }
}
