using System.Text.Json;
using AgencyTasks.Core.Database;
using AgencyTasks.Testing;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tests.Board;

/// <summary>The board reads the year it shows, however long the history is.</summary>
public sealed class BoardCostTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    private const int History = 20_000;
    private const int Shown = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RowsRead_WithALongHistory_AreThoseOfTheYear()
    {
        var agency = await core.Data.AgencyAsync();
        await core.Data.TaskAsync(t => t.LedBy(agency).DueOn(2019, 12, 31));
        await using var source = DatabaseSetup.BuildDataSource(core.ConnectionString);
        await CopyAsync(source, History, firstDay: new LocalDate(1990, 1, 1), days: 25 * 365);
        await CopyAsync(source, Shown, firstDay: new LocalDate(2019, 1, 1), days: 365);

        var read = await RowsReadAsync(source);

        read.ShouldBeInRange(Shown, Shown + 50);
    }

    private static async Task CopyAsync(NpgsqlDataSource source, int count, LocalDate firstDay, int days)
    {
        await using var command = source.CreateCommand("""
            INSERT INTO agency_task
            SELECT (jsonb_populate_record(one.row, jsonb_build_object(
                'id', gen_random_uuid(), 'period_code', $2::text || '-' || n, 'due_last_day', $2::date + n % $3))).*
            FROM (SELECT task AS row FROM agency_task AS task LIMIT 1) AS one, generate_series(1, $1) AS n
            """);
        command.Parameters.AddWithValue(count);
        command.Parameters.AddWithValue(firstDay.ToString("uuuu-MM-dd", null));
        command.Parameters.AddWithValue(days);
        await command.ExecuteNonQueryAsync(Token);
        await using var analyze = source.CreateCommand("ANALYZE agency_task");
        await analyze.ExecuteNonQueryAsync(Token);
    }

    private static async Task<double> RowsReadAsync(NpgsqlDataSource source)
    {
        await using var explain = source.CreateCommand(
            "EXPLAIN (ANALYZE, FORMAT JSON) " + SqlFile.Read("BoardTasks.sql"));
        explain.Parameters.Add(new NpgsqlParameter<LocalDate>("first", new LocalDate(2019, 1, 1)));
        explain.Parameters.Add(new NpgsqlParameter<LocalDate>("last", new LocalDate(2019, 12, 31)));
        explain.Parameters.Add(new NpgsqlParameter<LocalDate>("today", new LocalDate(2019, 11, 4)));
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(Token))!);
        return ReadBelow(plan.RootElement[0].GetProperty("Plan"));
    }

    /// <summary>Rows that scans of the tasks looked at: given on, or looked at and dropped.</summary>
    private static double ReadBelow(JsonElement node)
    {
        var own = node.TryGetProperty("Relation Name", out var name) && name.GetString() == "agency_task"
            ? node.GetProperty("Actual Loops").GetDouble() * (node.GetProperty("Actual Rows").GetDouble() + Removed(node))
            : 0;
        return node.TryGetProperty("Plans", out var below) ? own + below.EnumerateArray().Sum(ReadBelow) : own;
    }

    private static double Removed(JsonElement node) =>
        node.TryGetProperty("Rows Removed by Filter", out var removed) ? removed.GetDouble() : 0;
}
