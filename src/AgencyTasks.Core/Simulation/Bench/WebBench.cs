using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>
/// Pages, submissions and searches through the web process, over loopback, by sixteen people who have signed in. What counts is
/// the time that the server itself says it took. Closed: each asks again at once, which shows what the machine gives at most;
/// paced: each asks some times a second, as people do.
/// </summary>
public sealed class WebBench : IAsyncDisposable
{
    private const int Clients = 16;

    private readonly AgencyTasksSettings settings;
    private readonly string program;
    private readonly int duties;
    private readonly ServiceProvider services;
    private readonly BenchProvince province = new();
    private readonly List<BenchSeries> series = [];
    private readonly List<BenchGoal> goals = [];
    private readonly List<BenchClient> clients = [];
    private List<Guid>[] own = [];
    private WebProcess web = null!;

    /// <param name="settings">Of web, with the owner's connection string beside.</param>
    /// <param name="program">Where AgencyTasks.Web.dll is.</param>
    public WebBench(AgencyTasksSettings settings, string program, int tasks)
    {
        (this.settings, this.program) = (settings, program);
        duties = Math.Max(1, tasks / BenchProvince.TasksADuty);
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IClock>(new SettableClock(ProvinceTime.At(BenchProvince.Today, new LocalTime(9, 0))))
            .AddAgencyTasks(settings.AsOwner()).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (web is not null)
        {
            await web.DisposeAsync();
        }

        await services.DisposeAsync();
    }

    /// <summary>The first screen and a task's page, alone and under load.</summary>
    public async Task<BenchReport> PagesAsync(int seconds, Action<string> progress, CancellationToken token)
    {
        await PrepareAsync(hasHistory: true, progress, token);
        foreach (var (name, url) in ((string, Func<int, string>)[])
            [("my tasks", _ => ""), ("a task's page", who => $"nhiem-vu/{Random(own[who])}")])
        {
            progress(name);
            Task<(double, bool)> AskAsync(int who) => clients[who].GetAsync(url(who), token);
            await RunAsync(AskAsync, seconds: 3, aSecond: null, token);
            Note($"{name}, {Clients} clients, each again at once", await RunAsync(AskAsync, seconds, aSecond: null, token), goal: null);
            Note($"{name}, {Clients} clients, 2 a second each", await RunAsync(AskAsync, seconds, aSecond: 2, token), (15, 60));
        }

        series.Add(new BenchSeries("memory of the web process after it", "MiB", [web.Memory]));
        return Report();
    }

    /// <summary>Searches of every kind, by the police and by a body, found and misspelt.</summary>
    public async Task<BenchReport> SearchAsync(int seconds, Action<string> progress, CancellationToken token)
    {
        await PrepareAsync(hasHistory: true, progress, token);
        progress("evidence");
        await AddEvidenceAsync(token);
        foreach (var (name, words) in BenchProvince.Searches)
        {
            progress(name);
            // The first client is the police, who see everything; a session may search 240 times a minute.
            foreach (var (who, from) in ((string, int)[])[("police", 0), ("a body", 1)])
            {
                var times = new List<double>();
                for (var i = 0; i < 15; i++)
                {
                    var (time, isGood) = await clients[from].GetAsync(
                        "tim?tim=" + Uri.EscapeDataString(string.Format(CultureInfo.InvariantCulture, words, 1 + (i * 7 % 97))), token);
                    Require(isGood, name);
                    times.Add(time);
                }

                series.Add(new BenchSeries($"search {name}, {who}", "ms", [.. times.Skip(2)]));
                goals.Add(BenchGoal.AtMost($"search {name}, {who}: p50", BenchSeries.MedianOf(times.Skip(2)), 100, "ms"));
            }
        }

        var all = BenchProvince.Searches.Select(search => search.Words).ToList();
        var number = 0;
        var loaded = await RunAsync(
            who => clients[who].GetAsync(
                "tim?tim=" + Uri.EscapeDataString(string.Format(
                    CultureInfo.InvariantCulture, all[Interlocked.Increment(ref number) % all.Count], 1 + (number % 97))),
                token),
            Math.Min(seconds, 20), aSecond: 1, token);
        Note($"searches mixed, {Clients} clients, 1 a second each", loaded, goal: null);
        return Report();
    }

    /// <summary>Fifty submissions a second; beside them, round by round, bare transactions that write the same.</summary>
    public async Task<BenchReport> SubmitAsync(int seconds, Action<string> progress, CancellationToken token)
    {
        const int Rate = 50;
        const int RoundSeconds = 5;
        await PrepareAsync(hasHistory: false, progress, token);
        var rounds = Math.Max(1, seconds / RoundSeconds);
        progress("drafts");
        var drafts = await DraftsAsync((rounds + 1) * Rate * RoundSeconds, token);
        await using var source = NpgsqlDataSource.Create(settings.AsOwner().ConnectionString);
        await using var bare = await BareSubmission.CreateAsync(source, drafts.Count, token);
        var acknowledged = 0;
        List<double> product = [], beside = [], productMedians = [], bareMedians = [], rates = [];
        for (var round = 0; round <= rounds; round++)
        {
            progress($"{round}/{rounds}");
            var mine = new ConcurrentQueue<(int Who, Guid Task)>(
                drafts.Skip(round * Rate * RoundSeconds).Take(Rate * RoundSeconds));
            var made = await PacedAsync(
                async () =>
                {
                    mine.TryDequeue(out var next);
                    var answer = await clients[next.Who].PostAsync(
                        $"nhiem-vu/{next.Task}/kiem-tra",
                        new() { ["OperationId"] = Guid.CreateVersion7().ToString() }, token);
                    Interlocked.Add(ref acknowledged, answer.IsGood ? 1 : 0);
                    return answer.Milliseconds;
                },
                Rate, RoundSeconds);
            var written = await PacedAsync(() => bare.RunAsync(token), Rate, RoundSeconds);
            if (round > 0)
            {
                product.AddRange(made.Times);
                beside.AddRange(written.Times);
                productMedians.Add(BenchSeries.MedianOf(made.Times));
                bareMedians.Add(BenchSeries.MedianOf(written.Times));
                rates.Add(made.Times.Count / made.Seconds);
            }
        }

        var stored = await UseAsync<AgencyTasksDb, int>(db => db.Submissions.CountAsync(made => made.ReceiptNumber != null, token));
        progress("verify");
        var faults = await FaultsAsync(token);
        Note("a submission without file, 50 a second", product, (15, 60));
        Note("the bare transaction, 50 a second", beside, goal: null);
        series.Add(new BenchSeries("submissions a second", "1/s", rates));
        goals.Add(BenchGoal.AtLeast("submissions a second", BenchSeries.MedianOf(rates), Rate * 0.99, "1/s"));
        goals.Add(BenchGoal.AtMost("not acknowledged", drafts.Count - acknowledged, 0, ""));
        goals.Add(BenchGoal.AtMost("acknowledged and not stored", Math.Abs(acknowledged - stored), 0, ""));
        goals.Add(BenchGoal.AtMost("faults found by the verification of the trail", faults, 0, ""));
        goals.Add(BenchGoal.AtMost(
            "a submission beside the bare transaction, median of the rounds",
            BenchSeries.MedianOf(productMedians.Zip(bareMedians, (a, b) => a / b)), 4, "×"));
        return Report();
    }

    private async Task PrepareAsync(bool hasHistory, Action<string> progress, CancellationToken token)
    {
        progress("data");
        await UseAsync<MigrateDatabase, object>(async migrate => await migrate.ExecuteAsync(token));
        var matrix = await UseAsync<AgencyTasksDb, AssignmentMatrix>(async db =>
        {
            await province.AddAsync(db, token);
            await province.AddFocalPointsAsync(db, token);
            return await province.AddPlanAsync(db, duties, token);
        });
        await UseAsync<DemoAccounts, bool>(async accounts =>
        {
            await accounts.ExecuteAsync(token);
            return true;
        });
        var coordinator = (await UseAsync<FindViewer, Viewer?>(find => find.ExecuteAsync(province.Coordinator.Id, token)))!;
        var print = await UseAsync<PreviewPublication, string>(async preview =>
            (await preview.ExecuteAsync(matrix.Id, token)).Diff.Fingerprint);
        await UseAsync<PublishMatrix, Produced>(publish => publish.ExecuteAsync(new(matrix.Id, print, coordinator), token));
        if (hasHistory)
        {
            // As after some years: of eight tasks seven are done.
            await ExecuteAsync(
                """
                UPDATE agency_task SET state = 'Accepted', begun_at = created_at, submitted_at = created_at,
                    is_submitted_on_time = true, decided_at = created_at
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM agency_task) AS numbered
                WHERE numbered.id = agency_task.id AND number % 8 > 0
                """,
                token);
        }

        await ExecuteAsync("VACUUM ANALYZE", token);
        progress("web");
        web = await WebProcess.StartAsync(program, settings, token);
        clients.Add(await BenchClient.SignInAsync(web.Address, province.Coordinator.Code, token));
        own = [await TasksOfAsync(null, token)];
        foreach (var person in province.FocalPoints.Take(Clients))
        {
            clients.Add(await BenchClient.SignInAsync(web.Address, person.Code, token));
            own = [.. own, await TasksOfAsync(person.Posts[0].AgencyId, token)];
        }
    }

    private Task<List<Guid>> TasksOfAsync(Guid? agencyId, CancellationToken token) => UseAsync<AgencyTasksDb, List<Guid>>(db =>
        db.Tasks.Where(task => (agencyId == null || task.AgencyId == agencyId) && task.PeriodStart <= BenchProvince.Today
                && task.State == TaskState.Open)
            .OrderBy(task => task.Id).Select(task => task.Id).Take(2000).ToListAsync(token));

    /// <summary>Every task handed in and accepted, with a document each.</summary>
    private async Task AddEvidenceAsync(CancellationToken token)
    {
        await ExecuteAsync(SqlFile.Read("BenchEvidence.sql"), token);
        await ExecuteAsync("VACUUM ANALYZE", token);
    }

    private async Task<List<(int Who, Guid Task)>> DraftsAsync(int count, CancellationToken token)
    {
        var drafts = new List<(int Who, Guid Task)>();
        for (var i = 0; drafts.Count < count; i++)
        {
            var who = 1 + (i % Clients);
            drafts.Add((who, own[who][i / Clients]));
        }

        var ids = drafts.Select(draft => draft.Task).ToArray();
        await ExecuteAsync("UPDATE agency_task SET begun_at = now() WHERE id = ANY ($1)", token, ids);
        await ExecuteAsync(
            """
            INSERT INTO submission (id, task_id, state, is_on_time, is_nothing_to_report, words)
            SELECT gen_random_uuid(), id, 'Draft', false, true, 'Tháng này không phát sinh.' FROM unnest($1) AS id
            """,
            token, ids);
        return drafts;
    }

    private async Task<int> FaultsAsync(CancellationToken token)
    {
        var report = await UseAsync<VerifyTrail, TrailReport>(verify => verify.ExecuteAsync(new TrailVerificationOptions(), token));
        // The province and its drafts were put in without a trail.
        return report.Findings.Count(finding => finding.Fault != TrailFault.StrayRow
            || finding.What.StartsWith("publication ", StringComparison.Ordinal));
    }

    /// <param name="aSecond">Null: each asks again at once.</param>
    private async Task<List<double>> RunAsync(
        Func<int, Task<(double Milliseconds, bool IsGood)>> ask, int seconds, int? aSecond, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        var until = TimeSpan.FromSeconds(seconds);
        // Behind the first, who is the police.
        var each = await Task.WhenAll(Enumerable.Range(1, Clients).Select(async who =>
        {
            var times = new List<double>();
            for (var i = 0; Stopwatch.GetElapsedTime(started) < until; i++)
            {
                if (aSecond is { } rate)
                {
                    var due = TimeSpan.FromSeconds((i + ((double)who / Clients)) / rate) - Stopwatch.GetElapsedTime(started);
                    await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, token);
                }

                var (time, isGood) = await ask(who);
                Require(isGood, "page");
                times.Add(time);
            }

            return times;
        }));
        return [.. each.SelectMany(times => times)];
    }

    /// <summary>So many a second, as long as the sixteen keep up; what they do not, the rate shows.</summary>
    private static async Task<(List<double> Times, double Seconds)> PacedAsync(Func<Task<double>> work, int aSecond, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var next = -1;
        var each = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var times = new List<double>();
            for (int i; (i = Interlocked.Increment(ref next)) < aSecond * seconds;)
            {
                var wait = TimeSpan.FromSeconds((double)i / aSecond) - Stopwatch.GetElapsedTime(started);
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
                times.Add(await work());
            }

            return times;
        }));
        return ([.. each.SelectMany(times => times)], Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private void Note(string name, List<double> times, (double P50, double P99)? goal)
    {
        var sorted = times.Order().ToList();
        var (p50, p99) = (BenchSeries.MedianOf(sorted), sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * 0.99)]);
        series.Add(new BenchSeries($"{name}: p50, p99, requests", "ms", [p50, p99, sorted.Count]));
        if (goal is { } most)
        {
            goals.Add(BenchGoal.AtMost($"{name}: p50", p50, most.P50, "ms"));
            goals.Add(BenchGoal.AtMost($"{name}: p99", p99, most.P99, "ms"));
        }
    }

    private BenchReport Report() => new(BenchReport.DescribeMachine(), goals, series);

    private static Guid Random(List<Guid> ids) => ids[System.Random.Shared.Next(ids.Count)];

    private static void Require(bool isGood, string what)
    {
        if (!isGood)
        {
            throw new SimulationException($"Trang web không trả lời như mong đợi: {what} (unexpected answer).");
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken token, Guid[]? ids = null)
    {
        await using var source = NpgsqlDataSource.Create(settings.AsOwner().ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        if (ids is not null)
        {
            command.Parameters.AddWithValue(ids);
        }

        await command.ExecuteNonQueryAsync(token);
    }

    private async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
