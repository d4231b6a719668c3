using System.Data;
using AgencyTasks.Core.Files;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>Writes the trail, what its subjects say now and the list of the evidence into a folder that can be verified
/// without this system.</summary>
public sealed class ExportTrail(NpgsqlDataSource source, IFileStore store)
{
    /// <param name="withFiles">The evidence files too.</param>
    public async Task ExecuteAsync(string folder, bool withFiles, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await new TrailFolder(folder).WriteAsync(
            new DatabaseTrail(connection, store),
            withFiles ? hash => store.OpenAsync(hash, token) : null,
            token);
    }
}
