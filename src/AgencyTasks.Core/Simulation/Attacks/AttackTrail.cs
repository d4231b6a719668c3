using System.Data;
using System.Diagnostics;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <param name="Name">Of the attack.</param>
/// <param name="Missed">The places where nothing was found, with the length of the chain.</param>
public sealed record AttackResult(string Name, int Tried, int Found, IReadOnlyList<string> Missed);

/// <summary>What came of all attacks; its names are those of the JSON file.</summary>
/// <param name="HonestChecks">How often an untouched history was verified.</param>
/// <param name="FalseAlarms">How often something was found in it.</param>
public sealed record AttackResults(
    IReadOnlyList<AttackResult> Attacks, int FalseAlarms, int HonestChecks, IReadOnlyList<long> Sizes, double Seconds)
{
    public bool IsAllFound => FalseAlarms == 0 && Attacks.All(attack => attack.Found == attack.Tried);
}

/// <summary>
/// Attacks the trail at many places of a history that real use cases made, as somebody does who has the database's
/// password, and verifies after each. An attack lives in a transaction that is rolled back.
/// </summary>
public sealed class AttackTrail(AgencyTasksSettings settings, string seedFolder)
{
    /// <summary>Lengths of the chain at which it is attacked.</summary>
    public static IReadOnlyList<long> DefaultSizes { get; } = [600, 1_500, 4_000];

    private readonly Dictionary<string, (int Tried, int Found, List<string> Missed)> results = TrailAttacks.All
        .ToDictionary(attack => attack.Name, _ => (0, 0, new List<string>()));

    private readonly DiskFileStore store = new(Path.Combine(settings.DataFolder, "evidence"));
    private int honestChecks;
    private int falseAlarms;

    /// <param name="places">How many places a size.</param>
    /// <param name="said">Hears how it goes on.</param>
    public async Task<AttackResults> RunAsync(
        IReadOnlyList<long> sizes, int places, Action<string>? said, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        await using var history = await HonestHistory.StartAsync(settings, seedFolder, token);
        await using var source = DatabaseSetup.BuildDataSource(settings.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(token);
        var dumps = new OldDumps(connection);
        var reached = new List<long>();
        foreach (var size in sizes)
        {
            await GrowAsync(history, connection, dumps, size, places, token);
            reached.Add(await history.CountAsync());
            said?.Invoke($"{reached[^1]} mục nhật ký: lịch sử thật đã kiểm tra {honestChecks} lần, {falseAlarms} lần báo nhầm");
            foreach (var attack in TrailAttacks.All)
            {
                for (var place = 0; place < places; place++)
                {
                    await AttackAsync(attack, connection, dumps, reached[^1], place, places, token);
                }

                said?.Invoke($"  {attack.Name}: {results[attack.Name].Found}/{results[attack.Name].Tried}");
            }

            await VerifyHonestAsync(connection, token);
            await dumps.ForgetAsync(token);
        }

        return new AttackResults(
            [.. results.Select(row => new AttackResult(row.Key, row.Value.Tried, row.Value.Found, row.Value.Missed))],
            falseAlarms,
            honestChecks,
            reached,
            Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Lets the history go on, verifies it and takes a backup at every place.</summary>
    private async Task GrowAsync(
        HonestHistory history, NpgsqlConnection connection, OldDumps dumps, long size, int places, CancellationToken token)
    {
        var first = await history.CountAsync();
        for (var count = first; count < size; count = await history.CountAsync())
        {
            if (dumps.Count < places && count - first >= (size - first) * dumps.Count / places)
            {
                await VerifyHonestAsync(connection, token);
                await dumps.TakeAsync(token);
            }

            await history.ActAsync();
        }
    }

    private async Task AttackAsync(
        TrailAttack attack, NpgsqlConnection connection, OldDumps dumps, long entries, int place, int places,
        CancellationToken token)
    {
        // Receipts and the evening's line have gone out: all heads up to now are known outside.
        var heads = await HeadsAsync(connection, token);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, token);
        var repair = await attack.PlayAsync(
            new AttackedSystem
            {
                Connection = connection,
                EvidenceFolder = Path.Combine(settings.DataFolder, "evidence"),
                Dumps = dumps,
                Entries = entries,
                Place = place,
                Places = places,
            },
            token);
        var report = await VerifyAsync(connection, heads, token);
        repair?.Invoke();
        await transaction.RollbackAsync(token);
        var (tried, found, missed) = results[attack.Name];
        if (report.IsWhole)
        {
            missed.Add($"{place}/{entries}");
        }

        results[attack.Name] = (tried + 1, found + (report.IsWhole ? 0 : 1), missed);
    }

    private async Task VerifyHonestAsync(NpgsqlConnection connection, CancellationToken token)
    {
        honestChecks++;
        var report = await VerifyAsync(connection, await HeadsAsync(connection, token), token);
        falseAlarms += report.IsWhole ? 0 : 1;
    }

    private Task<TrailReport> VerifyAsync(
        NpgsqlConnection connection, IReadOnlyList<TrailHead> heads, CancellationToken token) =>
        new TrailVerification(
            new DatabaseTrail(connection, store), new TrailVerificationOptions { Heads = heads }).RunAsync(token);

    private static async Task<List<TrailHead>> HeadsAsync(NpgsqlConnection connection, CancellationToken token)
    {
        var heads = new List<TrailHead>();
        await using var command = new NpgsqlCommand(SqlFile.Read("TrailHeads.sql"), connection);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            heads.Add(new TrailHead(reader.GetInt64(0), reader.GetString(1)));
        }

        return heads;
    }
}
