using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Seeding;

/// <summary>
/// Lives the year 2019 up to the morning of 4 November through the real use cases under a clock of its own: what
/// <c>behaviour.csv</c> says of each body becomes submissions on time and late, returns, extensions, waivers and silence.
/// </summary>
public sealed class DemoYear
{
    public static readonly Instant Start = ProvinceTime.At(new LocalDate(2019, 1, 2), new LocalTime(8, 0));

    public static readonly Instant End = ProvinceTime.At(new LocalDate(2019, 11, 4), new LocalTime(7, 0));

    private const string Mark = "demo-year";

    /// <summary>V.13.3: left unconfirmed in the first version, for the next one.</summary>
    private const string LeftOpen = "V.13.3";

    private static readonly Instant DraftedAt = ProvinceTime.At(new LocalDate(2019, 11, 1), new LocalTime(16, 0));

    private readonly ServiceProvider services;
    private readonly SettableClock clock;
    private readonly DemoScript script;
    private readonly PriorityQueue<DemoAct, (Instant At, string Key)> acts = new();
    private readonly Dictionary<Guid, Viewer> viewers = [];

    private DemoYear(ServiceProvider services, SettableClock clock, DemoScript script)
    {
        this.services = services;
        this.clock = clock;
        this.script = script;
    }

    /// <summary>Loads the plan's seed, makes the demo's accounts and lives the year; nothing when the plan is there.</summary>
    public static async Task LoadAsync(
        AgencyTasksSettings settings, string planFolder, string demoFolder, ILogger logger, CancellationToken token)
    {
        // The demo can be made again: it need not wait for the disk at each of its commits.
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Options = "-c synchronous_commit=off",
        };
        var clock = new SettableClock(Start);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(clock)
            .AddAgencyTasks(settings with { ConnectionString = connection.ConnectionString })
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AgencyTasksDb>();
        await EmptyWhatWasCutShortAsync(db, logger, token);
        if (await scope.ServiceProvider.GetRequiredService<LoadSeed>().ExecuteAsync(planFolder, token) is not { } seed)
        {
            return;
        }

        await MarkAsync(db, Start, token);
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().ExecuteAsync(token);
        logger.LogInformation("Living the demo's year 2019 …");
        var script = new DemoScript(seed, demoFolder);
        await new DemoYear(services, clock, script).LiveAsync(seed.Plan.Id, seed.Matrix, token);
        await MarkAsync(db, End, token);
        logger.LogInformation("The demo stands at {Moment}", End);
    }

    /// <summary>A demo whose making was killed half-way is made anew; any other database is left alone.</summary>
    private static async Task EmptyWhatWasCutShortAsync(AgencyTasksDb db, ILogger logger, CancellationToken token)
    {
        var mark = await db.Watermarks.AsNoTracking().FirstOrDefaultAsync(mark => mark.Job == Mark, token);
        if (mark is not null && mark.Day < ProvinceTime.DateOf(End))
        {
            logger.LogWarning("The demo was cut short while it was made; making it again");
            await db.Database.ExecuteSqlRawAsync(SqlFile.Read("EmptyEveryTable.sql"), token);
        }
    }

    private static async Task MarkAsync(AgencyTasksDb db, Instant reached, CancellationToken token)
    {
        await db.Watermarks.Where(mark => mark.Job == Mark).ExecuteDeleteAsync(token);
        db.Watermarks.Add(new Watermark { Job = Mark, Day = ProvinceTime.DateOf(reached) });
        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
    }

    private async Task LiveAsync(Guid planId, AssignmentMatrix matrix, CancellationToken token)
    {
        await PublishAsync(matrix, token);
        var planned = new HashSet<Guid>();
        await PlanActsAsync(planned, token);
        for (var month = new LocalDate(2019, 2, 1); month <= ProvinceTime.DateOf(End); month = month.PlusMonths(1))
        {
            await ActUntilAsync(ProvinceTime.StartOf(month), token);
            clock.Now = ProvinceTime.At(month, new LocalTime(1, 0));
            await WithAsync<RollForwardJob>(job => job.ExecuteAsync(token));
            await PlanActsAsync(planned, token);
        }

        await ActUntilAsync(DraftedAt, token);
        await DraftNextAsync(planId, token);
        await ActUntilAsync(End, token);
        clock.Now = End;
    }

    /// <summary>Publishes all but the duties that the police still talk about.</summary>
    private async Task PublishAsync(AssignmentMatrix matrix, CancellationToken token)
    {
        var by = await ViewerAsync(script.Coordinator, token);
        var agreed = matrix.Duties
            .Where(duty => !duty.Code.StartsWith(LeftOpen, StringComparison.Ordinal)).Select(duty => duty.Id).ToList();
        await WithAsync<ConfirmDuties>(confirm => confirm.ExecuteAsync(new(matrix.Id, agreed, by), token));
        var fingerprint = "";
        await WithAsync<PreviewPublication>(async preview =>
            fingerprint = (await preview.ExecuteAsync(matrix.Id, token)).Diff.Fingerprint);
        await WithAsync<PublishMatrix>(publish => publish.ExecuteAsync(new(matrix.Id, fingerprint, by), token));
    }

    /// <summary>The draft that waits for whoever tries the demo: confirm what was left open, preview, publish.</summary>
    private async Task DraftNextAsync(Guid planId, CancellationToken token)
    {
        clock.Now = DraftedAt;
        var by = await ViewerAsync(script.Coordinator, token);
        await WithAsync<DraftNextVersion>(draft => draft.ExecuteAsync(new(planId, by), token));
    }

    /// <summary>Chance decides once what becomes of each new task.</summary>
    private async Task PlanActsAsync(HashSet<Guid> planned, CancellationToken token)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AgencyTasksDb>();
        var tasks = await db.Tasks.AsNoTracking().ToListAsync(token);
        foreach (var task in tasks.Where(task => planned.Add(task.Id)))
        {
            foreach (var act in script.ActsFor(task))
            {
                acts.Enqueue(act, (act.At, act.Key));
            }
        }
    }

    private async Task ActUntilAsync(Instant until, CancellationToken token)
    {
        while (acts.TryPeek(out var act, out _) && act.At < until)
        {
            acts.Dequeue();
            clock.Now = act.At;
            var by = await ViewerAsync(act.By, token);
            await using var scope = services.CreateAsyncScope();
            await act.Play(scope.ServiceProvider, by, token);
        }
    }

    private async Task<Viewer> ViewerAsync(Guid personId, CancellationToken token)
    {
        if (!viewers.TryGetValue(personId, out var viewer))
        {
            await WithAsync<FindViewer>(async find => viewer = await find.ExecuteAsync(personId, token));
            viewers.Add(personId, viewer!);
        }

        return viewer!;
    }

    private async Task WithAsync<T>(Func<T, Task> use)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }
}
