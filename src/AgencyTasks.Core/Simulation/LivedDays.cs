using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Jobs;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Simulation;

/// <summary>
/// Lives days on an empty database with the real jobs at their hours: the bare seed, everything confirmed and published at
/// the first midnight, nobody ticks anything off. Shows the ladder, the campaign and weekends before they are trusted.
/// </summary>
public sealed class LivedDays : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SettableClock clock;

    /// <param name="settings">With the connection string of an empty database; mails go to the mail server that is set, or
    /// nowhere.</param>
    public LivedDays(AgencyTasksSettings settings, LocalDate from)
    {
        clock = new SettableClock(ProvinceTime.StartOf(from));
        From = from;
        var collection = new ServiceCollection().AddLogging().AddSingleton<IClock>(clock);
        if (settings.Mail.SmtpHost.Length == 0)
        {
            collection.AddSingleton<IMailTransport, DiscardingMailTransport>();
        }

        services = collection.AddAgencyTasks(settings).BuildServiceProvider();
    }

    public LocalDate From { get; }

    /// <param name="seedFolder">The plan's seed.</param>
    /// <param name="lived">Hears of each day when it is over.</param>
    /// <exception cref="SeedException">A row of the seed is wrong.</exception>
    public async Task<SimulationResult> RunAsync(
        LocalDate to, string seedFolder, Action<SimulatedDay>? lived, CancellationToken token)
    {
        await UseAsync(scope => scope.GetRequiredService<MigrateDatabase>().ExecuteAsync(token));
        await UseAsync(scope => scope.GetRequiredService<LoadSeed>().LoadAsync(seedFolder, withActsToCome: true, token));
        await PublishAsync(token);
        var days = new List<SimulatedDay>();
        for (var day = From; day <= to; day = day.PlusDays(1))
        {
            await LiveAsync(day, token);
            days.Add(await UseAsync(scope => scope.GetRequiredService<SimulatedDayQuery>().ExecuteAsync(day, token)));
            lived?.Invoke(days[^1]);
        }

        var unsent = await UseAsync(scope => scope.GetRequiredService<AgencyTasksDb>().Notices
            .CountAsync(notice => notice.State != NoticeState.Sent && notice.State != NoticeState.Dropped, token));
        return new SimulationResult(days, TotalsOf(days, unsent));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>A coordinator confirms everything and publishes.</summary>
    private async Task PublishAsync(CancellationToken token)
    {
        var coordinator = await UseAsync(scope => CoordinatorAsync(scope, token));
        var matrixId = await UseAsync(scope => scope.GetRequiredService<AgencyTasksDb>().Matrices
            .Select(matrix => matrix.Id).SingleAsync(token));
        await UseAsync(scope => scope.GetRequiredService<ConfirmDuties>()
            .ExecuteAsync(new ConfirmDuties.Command(matrixId, null, coordinator), token));
        var preview = await UseAsync(scope => scope.GetRequiredService<PreviewPublication>().ExecuteAsync(matrixId, token));
        var publish = new PublishMatrix.Command(matrixId, preview.Diff.Fingerprint, coordinator);
        await UseAsync(scope => scope.GetRequiredService<PublishMatrix>().ExecuteAsync(publish, token));
    }

    private async Task<Viewer> CoordinatorAsync(IServiceProvider scope, CancellationToken token)
    {
        var person = await scope.GetRequiredService<AgencyTasksDb>().People
            .Where(person => person.Posts.Any(post =>
                post.Role == Role.Coordinator && post.From <= From && (post.To == null || From <= post.To)))
            .OrderBy(person => person.Code)
            .FirstOrDefaultAsync(token)
            ?? throw new SimulationException(
                $"Ngày {From:dd/MM/yyyy} không có người giữ vai trò Coordinator trong people.csv; chọn ngày khác hoặc bổ sung.");
        return (await scope.GetRequiredService<FindViewer>().ExecuteAsync(person.Id, token))!;
    }

    private async Task LiveAsync(LocalDate day, CancellationToken token)
    {
        foreach (var job in RecurringJobs.All.Where(job => job.Hour is not null && job.ComesOn(day)))
        {
            await SendUntilAsync(ProvinceTime.At(day, job.Hour!.Value), token);
            clock.AdvanceTo(ProvinceTime.At(day, job.Hour.Value));
            await UseAsync(scope => job.RunAsync(scope, null, token));
        }

        await SendUntilAsync(ProvinceTime.StartOf(day.PlusDays(1)), token);
    }

    /// <summary>The sender is woken every minute; here, whenever something waits for its minute.</summary>
    private async Task SendUntilAsync(Instant end, CancellationToken token)
    {
        var sender = RecurringJobs.Find("send-notices")!;
        while (await NextTryAsync(token) is { } next && next < end)
        {
            clock.AdvanceTo(next);
            await UseAsync(scope => sender.RunAsync(scope, null, token));
        }
    }

    private Task<Instant?> NextTryAsync(CancellationToken token) =>
        UseAsync(scope => scope.GetRequiredService<AgencyTasksDb>().Notices
            .Where(notice => notice.State == NoticeState.Waiting)
            .MinAsync(notice => (Instant?)notice.NextTryAt, token));

    private async Task<T> UseAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    private static SimulationTotals TotalsOf(IReadOnlyList<SimulatedDay> days, int unsent)
    {
        var notices = days.SelectMany(day => day.Notices).ToList();
        return new SimulationTotals(
            days.Sum(day => day.TasksGenerated),
            days.Sum(day => day.BecameOverdue),
            notices.Count,
            Enum.GetNames<NoticeKind>().ToDictionary(kind => kind, kind => notices.Count(notice => notice.Kind == kind)),
            notices.Select(notice => notice.To).Distinct().Count(),
            unsent);
    }
}

/// <summary>The days cannot be lived; the message says what to do.</summary>
public sealed class SimulationException(string message) : Exception(message);
