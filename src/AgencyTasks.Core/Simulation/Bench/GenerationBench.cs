using System.Diagnostics;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>How fast tasks are made, by the real publication, beside a bare COPY of the same rows in the same rounds.</summary>
public sealed class GenerationBench : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly BenchProvince province = new();
    private readonly Dictionary<string, List<double>> measured = [];
    private readonly int duties;
    private Viewer coordinator = null!;
    private int tasks;

    public GenerationBench(AgencyTasksSettings settings, int tasks)
    {
        duties = Math.Max(1, tasks / BenchProvince.TasksADuty);
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IClock>(new SettableClock(ProvinceTime.At(BenchProvince.Today, new LocalTime(9, 0))))
            .AddAgencyTasks(settings).BuildServiceProvider();
    }

    /// <param name="progress">Hears what is being done.</param>
    public async Task<BenchReport> RunAsync(int rounds, Action<string> progress, CancellationToken token)
    {
        await UseAsync<MigrateDatabase, bool>(async migrate =>
        {
            await migrate.ExecuteAsync(token);
            return true;
        });
        await UseAsync<AgencyTasksDb, bool>(async db =>
        {
            await province.AddAsync(db, token);
            return true;
        });
        coordinator = (await UseAsync<FindViewer, Viewer?>(find => find.ExecuteAsync(province.Coordinator.Id, token)))!;
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(token);
        var bare = new BareCopy(connection);
        progress("0");
        await RoundAsync(connection, token);
        var faults = await FaultsAsync(token);
        await bare.TakeRowsAsync(token);
        await bare.RunAsync(token);
        measured.Clear();
        for (var round = 1; round <= rounds; round++)
        {
            progress($"{round}/{rounds}");
            await EmptyAsync(connection, token);
            Note("copy", await bare.RunAsync(token));
            await RoundAsync(connection, token);
        }

        return new BenchReport(BenchReport.DescribeMachine(), GoalsOf(faults), [.. measured.Select(SeriesOf)]);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task RoundAsync(NpgsqlConnection connection, CancellationToken token)
    {
        var matrix = await UseAsync<AgencyTasksDb, AssignmentMatrix>(
            db => province.AddPlanAsync(db, duties, token));
        tasks = (await PublishAsync("publish", matrix.Id, token)).Added;
        await InMemoryAsync(matrix.Id, token);

        var before = await LastWriteAsync(connection, token);
        await PublishAsync("publish_unchanged", await DraftAsync(matrix.PlanId, change: false, token), token);
        Note("writes_unchanged", await WrittenSinceAsync(connection, before, token));
        await PublishAsync("publish_one_duty", await DraftAsync(matrix.PlanId, change: true, token), token);
    }

    private async Task<Produced> PublishAsync(string name, Guid matrixId, CancellationToken token)
    {
        var print = await UseAsync<PreviewPublication, string>(async preview =>
            (await preview.ExecuteAsync(matrixId, token)).Diff.Fingerprint);
        return await TimeAsync(name, () => UseAsync<PublishMatrix, Produced>(
            publish => publish.ExecuteAsync(new PublishMatrix.Command(matrixId, print, coordinator), token)));
    }

    private async Task<Guid> DraftAsync(Guid planId, bool change, CancellationToken token)
    {
        await UseAsync<DraftNextVersion, int>(draft => draft.ExecuteAsync(new(planId, coordinator), token));
        return await UseAsync<AgencyTasksDb, Guid>(async db =>
        {
            var draft = await db.Matrices.Include(m => m.Duties)
                .SingleAsync(m => m.PlanId == planId && m.State == MatrixState.Draft, token);
            if (change)
            {
                var old = draft.Duties.Single(duty => duty.Position == 1);
                draft.Replace(
                    old.Id,
                    province.DutyOf(1, photos: 2),
                    new DutyChange(coordinator.PersonId, services.GetRequiredService<IClock>().Now(), "12/CV"));
                await db.SaveChangesAsync(token);
            }

            return draft.Id;
        });
    }

    /// <summary>Without the database: what the duties want, and what of it stands.</summary>
    private async Task InMemoryAsync(Guid matrixId, CancellationToken token)
    {
        var publication = await UseAsync<PreviewPublication, Publication>(preview => preview.ExecuteAsync(matrixId, token));
        var duties = publication.Matrix.Duties;
        var standing = publication.Diff.Kept;
        var started = Stopwatch.GetTimestamp();
        var wanted = TaskExpansion.Expand(duties, publication.World, publication.LiveSince, BenchProvince.Today);
        Note("expand", Stopwatch.GetElapsedTime(started).TotalSeconds);
        var kept = MatrixDiff.Compare(wanted, standing, BenchProvince.Today);
        Note("expand_and_compare", Stopwatch.GetElapsedTime(started).TotalSeconds);
        started = Stopwatch.GetTimestamp();
        var print = MatrixDiff.Compare(wanted, [], BenchProvince.Today).Fingerprint;
        Note("compare_and_fingerprint_all_new", Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (kept.Changes != 0 || print.Length == 0)
        {
            throw new SimulationException("Việc so sánh trong bộ nhớ cho kết quả sai (wrong comparison).");
        }

        await TimeAsync("load_standing", () => UseAsync<StandingTasksQuery, IReadOnlyList<ExistingTask>>(
            query => query.ExecuteAsync(publication.Matrix.PlanId, publication.World, duties, codes: null, token)));
    }

    private async Task EmptyAsync(NpgsqlConnection connection, CancellationToken token) =>
        await ScalarAsync<object>(connection, "TRUNCATE agency_task CASCADE; SELECT NULL", token);

    private static Task<long> LastWriteAsync(NpgsqlConnection connection, CancellationToken token) =>
        ScalarAsync<long>(connection, "SELECT coalesce(max(xmin::text::bigint), 0) FROM agency_task", token);

    private static async Task<double> WrittenSinceAsync(
        NpgsqlConnection connection, long last, CancellationToken token) =>
        await ScalarAsync<long>(
            connection, $"SELECT count(*) FROM agency_task WHERE xmin::text::bigint > {last}", token);

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(token) is T value ? value : default!;
    }

    /// <summary>Of the tasks and their publications; the province itself was put in without a trail.</summary>
    private async Task<int> FaultsAsync(CancellationToken token)
    {
        var report = await UseAsync<VerifyTrail, TrailReport>(
            verify => verify.ExecuteAsync(new TrailVerificationOptions(), token));
        return report.Findings.Count(finding => finding.Fault != TrailFault.StrayRow
            || finding.What.StartsWith("task ", StringComparison.Ordinal)
            || finding.What.StartsWith("publication ", StringComparison.Ordinal));
    }

    private List<BenchGoal> GoalsOf(int faults)
    {
        var publish = MedianOf("publish");
        var scale = Math.Max(1, tasks / 100_000d);
        return
        [
            BenchGoal.AtMost($"expand and compare {tasks} keys in memory", MedianOf("expand_and_compare"), 1 * scale, "s"),
            BenchGoal.AtMost($"publish {tasks} new tasks", publish, 8 * scale, "s"),
            BenchGoal.AtLeast("rate beside a bare COPY in the same round", RatioOf("copy", "publish"), 0.5, "×"),
            BenchGoal.AtMost("second publication without changes beside the first", RatioOf("publish_unchanged", "publish"), 0.1, "×"),
            BenchGoal.AtMost("tasks written by it", measured["writes_unchanged"].Max(), 0, ""),
            BenchGoal.AtMost("one changed duty beside the first", RatioOf("publish_one_duty", "publish"), 0.05, "×"),
            BenchGoal.AtMost("faults found by the verification of the trail", faults, 0, ""),
        ];
    }

    /// <summary>The median of the rounds' own ratios: what disturbs a round disturbs both.</summary>
    private double RatioOf(string above, string below) =>
        BenchSeries.MedianOf(measured[above].Zip(measured[below], (a, b) => a / b));

    private double MedianOf(string name) => BenchSeries.MedianOf(measured[name]);

    private static BenchSeries SeriesOf(KeyValuePair<string, List<double>> one) =>
        new(one.Key, one.Key == "writes_unchanged" ? "rows" : "s", one.Value);

    private async Task<T> TimeAsync<T>(string name, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        Note(name, Stopwatch.GetElapsedTime(started).TotalSeconds);
        return result;
    }

    private void Note(string name, double value)
    {
        measured.TryAdd(name, []);
        measured[name].Add(value);
    }

    private async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
