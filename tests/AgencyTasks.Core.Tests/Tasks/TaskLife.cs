using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>What people do with a task, through the use cases.</summary>
internal static class TaskLife
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task DraftAsync(
        this CoreFixture core, AgencyTask task, Viewer by, string words = "Đã làm.", params UploadedFile[] files) =>
        core.DraftAsync(new SaveDraft.Command { TaskId = task.Id, By = by, Words = words, Files = files });

    public static Task DraftAsync(this CoreFixture core, SaveDraft.Command command) =>
        core.RunAsync((SaveDraft save) => save.ExecuteAsync(command, Token));

    public static Task<string> SubmitAsync(this CoreFixture core, AgencyTask task, Viewer by, Guid? operation = null) =>
        core.RunAsync((SubmitTask submit) => submit.ExecuteAsync(
            new SubmitTask.Command(task.Id, operation ?? Guid.NewGuid(), by), Token));

    public static Task ContributeAsync(this CoreFixture core, AgencyTask task, Viewer by) =>
        core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(
            new ContributeEvidence.Command
            {
                TaskId = task.Id,
                OperationId = Guid.NewGuid(),
                By = by,
                Brought = new BroughtEvidence([], null, "https://tuyenquang.example/tin/1"),
            },
            Token));

    public static Task AcceptAsync(this CoreFixture core, AgencyTask task, Viewer by) =>
        core.RunAsync((AcceptSubmission accept) => accept.ExecuteAsync(
            new AcceptSubmission.Command(task.Id, by), Token));

    public static Task ReturnAsync(this CoreFixture core, AgencyTask task, Viewer by, string reason = "Thiếu ảnh.") =>
        core.RunAsync((ReturnSubmission giveBack) => giveBack.ExecuteAsync(
            new ReturnSubmission.Command(task.Id, reason, by), Token));

    public static Task WaiveAsync(this CoreFixture core, AgencyTask task, Viewer by, string reason = "Đã sáp nhập.") =>
        core.RunAsync((WaiveTask waive) => waive.ExecuteAsync(new WaiveTask.Command(task.Id, reason, by), Token));

    public static Task CancelAsync(this CoreFixture core, AgencyTask task, Viewer by, string reason = "Giao nhầm.") =>
        core.RunAsync((CancelTask cancel) => cancel.ExecuteAsync(new CancelTask.Command(task.Id, reason, by), Token));

    public static Task AskAsync(
        this CoreFixture core, AgencyTask task, Viewer by, LocalDate until, string reason = "Mưa lũ.") =>
        core.RunAsync((AskExtension ask) => ask.ExecuteAsync(
            new AskExtension.Command(task.Id, until, reason, by), Token));

    public static Task DecideAsync(
        this CoreFixture core, AgencyTask task, Viewer by, LocalDate? until, string? reason = null) =>
        core.RunAsync((DecideExtension decide) => decide.ExecuteAsync(
            new DecideExtension.Command(task.Id, until, reason, by), Token));

    /// <summary>The task as the database holds it.</summary>
    public static Task<AgencyTask> NowAsync(this CoreFixture core, AgencyTask task) => core.ReadAsync(db => db.Tasks
        .AsNoTracking()
        .Include(t => t.Submissions).ThenInclude(s => s.Items)
        .Include(t => t.Submissions).ThenInclude(s => s.Figures)
        .Include(t => t.Extensions)
        .SingleAsync(t => t.Id == task.Id, Token));

    /// <summary>The names of what was written down of it, in order.</summary>
    public static Task<List<string>> HistoryAsync(this CoreFixture core, Guid subject) => core.ReadAsync(
        db => db.AuditEntries.Where(entry => entry.SubjectId == subject).OrderBy(entry => entry.Seq)
            .Select(entry => entry.Event).ToListAsync(Token));

    public static UploadedFile File(string name, byte[] bytes) => new(name, new MemoryStream(bytes));

    /// <summary>So many open tasks of one agency, by one publication.</summary>
    public static async Task<List<AgencyTask>> TasksAsync(
        this CoreFixture core, Agency agency, int count, params Agency[] coordinating)
    {
        var plan = await core.Data.PlanAsync();
        var duties = Enumerable.Range(1, count)
            .Select(i => new DutyBuilder().Code($"V.1.{i}").LedBy(agency).CoordinatedBy(coordinating).DueOn(2019, 11, 30));
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, [.. duties]));
        var tasks = await core.ReadAsync(
            db => db.Tasks.AsNoTracking().Where(t => t.PlanId == plan.Id).ToListAsync(Token));
        tasks.Count.ShouldBe(count);
        return tasks;
    }

    /// <summary>Runs all at once; each outcome is null or what it was refused with.</summary>
    public static async Task<List<Exception?>> AllAtOnceAsync(IEnumerable<Func<Task>> actions)
    {
        using var start = new SemaphoreSlim(0);
        var running = actions.Select(action => Task.Run(async () =>
        {
            await start.WaitAsync(Token);
            try
            {
                await action();
                return null;
            }
            catch (Exception e)
            {
                return (Exception?)e;
            }
        })).ToList();
        start.Release(running.Count);
        return [.. await Task.WhenAll(running)];
    }
}
