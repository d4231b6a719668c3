using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>Grants and row-level security of one database (Functions/Fences.sql), by a connection of its owner.</summary>
internal sealed class Fences(NpgsqlConnection owner, string appRole)
{
    private readonly string fingerprint =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SqlFile.Read("Fences.sql") + appRole)));

    /// <summary>They stand as this version wants them, for this role.</summary>
    public async Task<bool> StandAsync(CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT obj_description(to_regnamespace('fence')::oid, 'pg_namespace') = $1
                AND to_regclass('hangfire.job') IS NOT NULL
            """,
            owner);
        command.Parameters.AddWithValue(fingerprint);
        return await command.ExecuteScalarAsync(token) is true;
    }

    /// <summary>In the transaction that is open on the connection.</summary>
    public async Task RaiseAsync(CancellationToken token)
    {
        await using var tell = new NpgsqlCommand(
            "SELECT set_config('agencytasks.app_role', $1, true), set_config('agencytasks.fences', $2, true)", owner);
        tell.Parameters.AddWithValue(appRole);
        tell.Parameters.AddWithValue(fingerprint);
        await tell.ExecuteNonQueryAsync(token);
        await using var raise = new NpgsqlCommand(SqlFile.Read("Fences.sql"), owner);
        await raise.ExecuteNonQueryAsync(token);
    }
}
