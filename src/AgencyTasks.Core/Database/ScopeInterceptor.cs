using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>
/// Tells the database on every opened connection whose rows it may give: one small request. What it said is gone when the
/// connection goes back to the pool, and said anew, whole, when it is taken out again. In the same breath, that a question is
/// answered by one process and not compiled first: a page asks for little, and both cost more than they bring.
/// </summary>
internal sealed class ScopeInterceptor(DataScope scope) : DbConnectionInterceptor
{
    private const string Tell =
        """
        SELECT set_config('agencytasks.may', $1, false), set_config('agencytasks.person', $2, false),
            set_config('agencytasks.agencies', $3::uuid[]::text, false),
            set_config('agencytasks.districts', $4::uuid[]::text, false),
            set_config('agencytasks.codes', $5::text[]::text, false),
            set_config('agencytasks.place_codes', $6::text[]::text, false),
            set_config('max_parallel_workers_per_gather', '0', false), set_config('jit', 'off', false)
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(DbConnection connection)
    {
        var command = new NpgsqlCommand(Tell, (NpgsqlConnection)connection);
        command.Parameters.AddWithValue(string.Join(',', scope.May));
        command.Parameters.AddWithValue(scope.PersonId?.ToString() ?? "");
        command.Parameters.AddWithValue(scope.Agencies.ToArray());
        command.Parameters.AddWithValue(scope.Districts.ToArray());
        command.Parameters.AddWithValue(scope.Codes.ToArray());
        command.Parameters.AddWithValue(scope.PlaceCodes.ToArray());
        return command;
    }
}
