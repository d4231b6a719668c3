using System.Globalization;
using System.Text;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <summary>A history made by the real use cases: the seed, its publication, and then task by task what people do, with
/// roll forwards in between.</summary>
internal sealed class HonestHistory : IAsyncDisposable
{
    private const int EntriesARollForward = 250;

    private static readonly Duration BetweenActs = Duration.FromMinutes(7);

    private readonly ServiceProvider services;
    private readonly SettableClock clock = new(ProvinceTime.At(new LocalDate(2019, 9, 30), new LocalTime(8, 0)));
    private readonly IAsyncEnumerator<bool> acts;
    private readonly CancellationToken token;
    private int files;

    private HonestHistory(AgencyTasksSettings settings, CancellationToken token)
    {
        this.token = token;
        services = new ServiceCollection().AddLogging().AddSingleton<IClock>(clock).AddAgencyTasks(settings)
            .BuildServiceProvider();
        acts = ActsAsync().GetAsyncEnumerator(token);
    }

    public IServiceProvider Services => services;

    public static async Task<HonestHistory> StartAsync(
        AgencyTasksSettings settings, string seedFolder, CancellationToken token)
    {
        var history = new HonestHistory(settings, token);
        await history.UseAsync<MigrateDatabase>(migrate => migrate.ExecuteAsync(token));
        await history.UseAsync<LoadSeed>(load => load.ExecuteAsync(seedFolder, token));
        await history.PublishAsync();
        return history;
    }

    public Task<long> CountAsync() => ReadAsync(db => db.AuditEntries.LongCountAsync(token));

    /// <summary>One thing that somebody does, perhaps several entries; nothing where a tick was the end already.</summary>
    public async Task ActAsync()
    {
        if (!await acts.MoveNextAsync())
        {
            throw new SimulationException("Không còn nhiệm vụ nào để làm; chọn --sizes nhỏ hơn (no task is left).");
        }
    }

    public async Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AgencyTasksDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await acts.DisposeAsync();
        await services.DisposeAsync();
    }

    private async Task PublishAsync()
    {
        var by = await HolderAsync(agencyId: null, Role.Coordinator);
        var matrixId = await ReadAsync(db => db.Matrices.Select(matrix => matrix.Id).SingleAsync(token));
        await UseAsync<ConfirmDuties>(confirm => confirm.ExecuteAsync(new(matrixId, null, by), token));
        var fingerprint = "";
        await UseAsync<PreviewPublication>(async preview =>
            fingerprint = (await preview.ExecuteAsync(matrixId, token)).Diff.Fingerprint);
        await UseAsync<PublishMatrix>(publish => publish.ExecuteAsync(new(matrixId, fingerprint, by), token));
    }

    private async IAsyncEnumerable<bool> ActsAsync()
    {
        var done = new HashSet<Guid>();
        var rolled = await CountAsync();
        while (true)
        {
            var tasks = await ReadAsync(db => db.Tasks.AsNoTracking().Where(task => task.State == TaskState.Open)
                .OrderBy(task => task.DueLastDay).ThenBy(task => task.Id).ToListAsync(token));
            foreach (var task in tasks.Where(task => done.Add(task.Id)))
            {
                foreach (var act in Story(task, done.Count))
                {
                    clock.Now += BetweenActs;
                    await act();
                    yield return true;
                }

                if (await CountAsync() is var count && count - rolled > EntriesARollForward)
                {
                    rolled = count;
                    clock.Now += Duration.FromDays(6);
                    await UseAsync<RollForwardJob>(job => job.ExecuteAsync(token));
                }
            }

            if (tasks.All(task => done.Contains(task.Id)) && tasks.Count == 0)
            {
                yield break;
            }

            clock.Now += Duration.FromDays(30);
            await UseAsync<RollForwardJob>(job => job.ExecuteAsync(token));
        }
    }

    private Func<Task>[] Story(AgencyTask task, int number) => (number % 5) switch
    {
        0 => [() => DraftAsync(task), () => SubmitAsync(task), () => DecideAsync(task, accepts: true)],
        1 =>
        [
            () => DraftAsync(task), () => SubmitAsync(task), () => DecideAsync(task, accepts: false),
            () => DraftAsync(task), () => SubmitAsync(task), () => DecideAsync(task, accepts: true),
        ],
        2 => [() => ExtendAsync(task), () => DraftAsync(task)],
        3 => [() => DraftAsync(task), () => ReadFileAsync(task)],
        _ => [() => WaiveAsync(task)],
    };

    private async Task DraftAsync(AgencyTask task)
    {
        if (!await IsAsync(task, TaskState.Open, TaskState.Returned))
        {
            return;
        }

        var number = (++files).ToString(CultureInfo.InvariantCulture);
        var by = await AgentAsync(task);
        await UseAsync<SaveDraft>(save => save.ExecuteAsync(
            new SaveDraft.Command
            {
                TaskId = task.Id,
                By = by,
                Words = $"Không phát sinh vụ việc, báo cáo số {number}.",
                IsNothingToReport = true,
                Document = new($"{number}/BC", ProvinceTime.DateOf(clock.Now), "Nguyễn Văn Sơn"),
                Files = [new UploadedFile($"bao-cao-{number}.pdf", new MemoryStream(Pdf(number)))],
            },
            token));
    }

    private async Task SubmitAsync(AgencyTask task)
    {
        if (!await IsAsync(task, TaskState.Open, TaskState.Returned))
        {
            return;
        }

        var by = await AgentAsync(task);
        await UseAsync<SubmitTask>(submit => submit.ExecuteAsync(new(task.Id, Guid.CreateVersion7(), by), token));
    }

    private Task<bool> IsAsync(AgencyTask task, params TaskState[] states) =>
        ReadAsync(db => db.Tasks.AnyAsync(one => one.Id == task.Id && states.Contains(one.State), token));

    private async Task DecideAsync(AgencyTask task, bool accepts)
    {
        if (!await IsAsync(task, TaskState.Submitted))
        {
            return;
        }

        var by = await HolderAsync(agencyId: null, Role.Coordinator);

        if (accepts)
        {
            await UseAsync<AcceptSubmission>(accept => accept.ExecuteAsync(new(task.Id, by), token));
        }
        else
        {
            await UseAsync<ReturnSubmission>(giveBack =>
                giveBack.ExecuteAsync(new(task.Id, "Thiếu số liệu của quý.", by), token));
        }
    }

    private async Task ExtendAsync(AgencyTask task)
    {
        var agent = await AgentAsync(task);
        var officer = await HolderAsync(agencyId: null, Role.Coordinator);
        var until = task.DueLastDay.PlusDays(20);
        await UseAsync<AskExtension>(ask => ask.ExecuteAsync(new(task.Id, until, "Mưa lũ kéo dài.", agent), token));
        await UseAsync<DecideExtension>(decide => decide.ExecuteAsync(new(task.Id, until, null, officer), token));
    }

    private async Task ReadFileAsync(AgencyTask task)
    {
        var by = await AgentAsync(task);
        var item = await ReadAsync(db => db.Submissions.Where(submission => submission.TaskId == task.Id)
            .SelectMany(submission => submission.Items).Where(one => one.File != null).Select(one => one.Id)
            .FirstAsync(token));
        await UseAsync<OpenEvidence>(async open =>
        {
            await using var content = (await open.ExecuteAsync(item, by, token)).Content;
        });
    }

    private async Task WaiveAsync(AgencyTask task)
    {
        var by = await HolderAsync(agencyId: null, Role.Coordinator);
        await UseAsync<WaiveTask>(waive => waive.ExecuteAsync(new(task.Id, "Địa bàn đã ổn định.", by), token));
    }

    private Task<Viewer> AgentAsync(AgencyTask task) => HolderAsync(task.AgencyId, Role.FocalPoint, Role.DistrictOffice);

    private async Task<Viewer> HolderAsync(Guid? agencyId, params Role[] roles)
    {
        var today = ProvinceTime.DateOf(clock.Now);
        var personId = await ReadAsync(db => db.People
            .Where(person => person.Posts.Any(post => roles.Contains(post.Role)
                && (agencyId == null || post.AgencyId == agencyId)
                && post.From <= today && (post.To == null || today <= post.To)))
            .OrderBy(person => person.Code).Select(person => person.Id).FirstAsync(token));
        Viewer? viewer = null;
        await UseAsync<FindViewer>(async find => viewer = await find.ExecuteAsync(personId, token));
        return viewer!;
    }

    private async Task UseAsync<T>(Func<T, Task> use)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A small page of its own: other bytes, other hash.</summary>
    private static byte[] Pdf(string number) => Encoding.ASCII.GetBytes(
        $"%PDF-1.4\n% {number}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        + "trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
}
