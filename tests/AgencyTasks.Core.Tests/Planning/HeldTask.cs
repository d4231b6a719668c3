using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>A task that somebody is just touching: locked and changed as its use case does, uncommitted.</summary>
internal sealed class HeldTask : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly string database;

    private HeldTask(string database, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="touch"><c>asks</c> for an extension or <c>begins</c>.</param>
    public static async Task<HeldTask> TouchAsync(CoreFixture core, AgencyTask task, Viewer by, string touch)
    {
        var connection = new NpgsqlConnection(core.ConnectionString);
        await connection.OpenAsync(Token);
        var held = new HeldTask(core.ConnectionString, connection, await connection.BeginTransactionAsync(Token));
        await held.RunAsync("SELECT 1 FROM agency_task WHERE id = $1 FOR UPDATE", task.Id);
        if (touch == "asks")
        {
            await held.RunAsync(
                """
                INSERT INTO extension (id, task_id, asked_by, asked_at, asked_for, reason, state)
                VALUES ($1, $2, $3, '2019-11-04T00:30:00Z', '2020-01-31', 'Mưa lũ.', 'Open')
                """,
                Guid.CreateVersion7(),
                task.Id,
                by.PersonId);
        }
        else
        {
            await held.RunAsync("UPDATE agency_task SET begun_at = '2019-11-04T00:30:00Z' WHERE id = $1", task.Id);
        }

        return held;
    }

    /// <summary>Until another transaction of this database waits for the row.</summary>
    public async Task WaitForAnotherAsync()
    {
        await using var look = new NpgsqlConnection(database);
        await look.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event IN ('transactionid', 'tuple')
            """,
            look);
        for (var tries = 0; await command.ExecuteScalarAsync(Token) is null; tries++)
        {
            tries.ShouldBeLessThan(2_000, "nobody waits for the task");
            await Task.Delay(10, Token);
        }
    }

    public Task CommitAsync() => transaction.CommitAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(Token);
    }
}
