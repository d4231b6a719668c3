using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>
/// Brings tables and fences to this version, as the owner; any number of processes may do it at once, one does it.
/// </summary>
public sealed class MigrateDatabase(AgencyTasksDb db, NpgsqlDataSource source, AgencyTasksSettings settings)
{
    /// <returns>The migrations that were applied now.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(CancellationToken token)
    {
        // The lock lives in a transaction of its own connection: the migrations have several.
        await using var connection = await source.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction))
        {
            take.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)AdvisoryLock.Migration });
            await take.ExecuteNonQueryAsync(token);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(token)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(token);
            await connection.ReloadTypesAsync(token);
        }

        var fences = new Fences(connection, settings.AppRole);
        if (pending.Count > 0 || !await fences.StandAsync(token))
        {
            await InstallHangfireAsync(token);
            await fences.RaiseAsync(token);
            await transaction.CommitAsync(token);
        }

        return pending;
    }

    /// <summary>By Hangfire's own installer: the role of web and worker could not make a schema.</summary>
    private async Task InstallHangfireAsync(CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
    }
}
