using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>Looks, before web or worker serve anybody, whether row-level security binds the role they connect as.</summary>
public static class FenceCheck
{
    private const string Look =
        """
        SELECT role.rolname, role.rolsuper, role.rolbypassrls,
            EXISTS (SELECT FROM pg_class AS owned
                WHERE owned.relnamespace = 'public'::regnamespace AND owned.relkind IN ('r', 'p')
                    AND pg_has_role(role.oid, owned.relowner, 'MEMBER')),
            COALESCE((SELECT NOT task.relrowsecurity FROM pg_class AS task
                WHERE task.oid = to_regclass('public.agency_task')), false)
        FROM pg_roles AS role
        WHERE role.rolname = current_user
        """;

    /// <exception cref="FencesException">It would see and change everything; the message says what to do.</exception>
    public static async Task ExecuteAsync(AgencyTasksSettings settings, CancellationToken token)
    {
        if (!settings.Fences)
        {
            return;
        }

        await using var source = DatabaseSetup.BuildDataSource(
            new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(Look);
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.ReadAsync(token);
        var role = reader.GetString(0);
        if (reader.GetBoolean(1) || reader.GetBoolean(2) || reader.GetBoolean(3))
        {
            throw FencesException.Unbound(role, reader.GetBoolean(1), reader.GetBoolean(2));
        }

        if (reader.GetBoolean(4))
        {
            throw FencesException.NotRaised();
        }
    }
}
