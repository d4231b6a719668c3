using System.Diagnostics;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>
/// What the server can do at best with the same rows: one binary COPY, of bytes made before, into a table with the same key
/// and the same indexes; no foreign keys, no trail, no check of what stands.
/// </summary>
internal sealed class BareCopy(NpgsqlConnection connection)
{
    private byte[] rows = [];

    public async Task TakeRowsAsync(CancellationToken token)
    {
        await using var from = await connection.BeginRawBinaryCopyAsync(
            "COPY (SELECT * FROM agency_task ORDER BY id) TO STDOUT (FORMAT binary)", token);
        var memory = new MemoryStream();
        await from.CopyToAsync(memory, token);
        rows = memory.ToArray();
    }

    /// <returns>Seconds; the emptying of the table is not counted.</returns>
    public async Task<double> RunAsync(CancellationToken token)
    {
        await RunAsync("DROP TABLE IF EXISTS bare_task; CREATE TABLE bare_task (LIKE agency_task INCLUDING ALL)", token);
        var started = Stopwatch.GetTimestamp();
        await using (var into = await connection.BeginRawBinaryCopyAsync("COPY bare_task FROM STDIN (FORMAT binary)", token))
        {
            await into.WriteAsync(rows, token);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await RunAsync("DROP TABLE bare_task", token);
        return seconds;
    }

    private async Task RunAsync(string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
