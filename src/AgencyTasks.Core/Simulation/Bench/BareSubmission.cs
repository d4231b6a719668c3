using System.Diagnostics;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>
/// What a submission writes, and nothing else: the rows of task and submission changed, one entry added behind the last one
/// under the same lock, in tables of the same shape with the same indexes; committed as durably.
/// </summary>
internal sealed class BareSubmission : IAsyncDisposable
{
    private const string Clones =
        """
        CREATE TABLE bare_task (LIKE agency_task INCLUDING ALL);
        INSERT INTO bare_task SELECT * FROM agency_task;
        CREATE TABLE bare_submission (LIKE submission INCLUDING ALL);
        INSERT INTO bare_submission SELECT * FROM submission;
        CREATE TABLE bare_entry (LIKE audit_entry INCLUDING ALL);
        INSERT INTO bare_entry SELECT * FROM audit_entry ORDER BY seq DESC LIMIT 1;
        """;

    private readonly NpgsqlDataSource source;
    private readonly Queue<Guid> tasks;

    private BareSubmission(NpgsqlDataSource source, Queue<Guid> tasks) => (this.source, this.tasks) = (source, tasks);

    public static async Task<BareSubmission> CreateAsync(NpgsqlDataSource source, int count, CancellationToken token)
    {
        await using (var clone = source.CreateCommand(Clones))
        {
            clone.CommandTimeout = 600;
            await clone.ExecuteNonQueryAsync(token);
        }

        await using var read = source.CreateCommand("SELECT task_id FROM bare_submission WHERE state = 'Draft' LIMIT $1");
        read.Parameters.AddWithValue(count);
        await using var reader = await read.ExecuteReaderAsync(token);
        var tasks = new Queue<Guid>();
        while (await reader.ReadAsync(token))
        {
            tasks.Enqueue(reader.GetGuid(0));
        }

        return new BareSubmission(source, tasks);
    }

    /// <returns>Milliseconds.</returns>
    public async Task<double> RunAsync(CancellationToken token)
    {
        Guid task;
        lock (tasks)
        {
            task = tasks.Dequeue();
        }

        var started = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await ExecuteAsync(connection, "SELECT 1 FROM bare_task WHERE id = $1 FOR UPDATE", task, token);
        await ExecuteAsync(
            connection,
            """
            UPDATE bare_submission SET state = 'Pending', receipt_number = '2019-' || nextval('receipt_number'), made_at = now(),
                made_by = id, operation_id = gen_random_uuid(), is_on_time = true, seal = repeat('0', 64)
            WHERE task_id = $1 AND state = 'Draft'
            """,
            task, token);
        await ExecuteAsync(
            connection,
            "UPDATE bare_task SET state = 'Submitted', submitted_at = now(), is_submitted_on_time = true WHERE id = $1", task, token);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(4242)", connection))
        {
            await take.ExecuteNonQueryAsync(token);
        }

        await ExecuteAsync(
            connection,
            """
            INSERT INTO bare_entry (seq, previous_hash, hash, at, event, subject_kind, subject_id, person_id, content_hash)
            SELECT seq + 1, hash, repeat('1', 64), now(), 'Submitted', 'task', $1, person_id, repeat('2', 64)
            FROM bare_entry ORDER BY seq DESC LIMIT 1
            """,
            task, token);
        await transaction.CommitAsync(token);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await using var drop = source.CreateCommand("DROP TABLE bare_task, bare_submission, bare_entry");
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, Guid task, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(task);
        await command.ExecuteNonQueryAsync(token);
    }
}
