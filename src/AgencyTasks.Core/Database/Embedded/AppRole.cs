using Npgsql;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>The role that web and worker connect as: it owns nothing, so that row-level security binds it.</summary>
internal static class AppRole
{
    public const string Name = "agencytasks_app";

    /// <summary>Under the start lock: no two processes change the role at once.</summary>
    public static async Task MakeAsync(NpgsqlConnection admin, string password, CancellationToken token)
    {
        await using var transaction = await admin.BeginTransactionAsync(token);
        await using var tell = new NpgsqlCommand(
            "SELECT set_config('agencytasks.app_role', $1, true), set_config('agencytasks.app_password', $2, true)",
            admin,
            transaction);
        tell.Parameters.AddWithValue(Name);
        tell.Parameters.AddWithValue(password);
        await tell.ExecuteNonQueryAsync(token);
        await using var make = new NpgsqlCommand(SqlFile.Read("MakeAppRole.sql"), admin, transaction);
        await make.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
    }
}
