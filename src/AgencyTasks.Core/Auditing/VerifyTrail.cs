using System.Data;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>Verifies the trail of this database, as it was at one moment, against its rows, its evidence files and the
/// heads that went out.</summary>
public sealed class VerifyTrail(NpgsqlDataSource source, IFileStore store)
{
    public async Task<TrailReport> ExecuteAsync(TrailVerificationOptions options, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        return await new TrailVerification(new DatabaseTrail(connection, store), options).RunAsync(token);
    }
}
