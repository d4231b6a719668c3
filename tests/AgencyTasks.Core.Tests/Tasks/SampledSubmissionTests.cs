using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class SampledSubmissionTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public SampledSubmissionTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drawn_WaitsForThePoliceUnderItsMark_AndIsAccepted()
    {
        var (task, an, police) = await TaskAsync(percent: 100);

        await core.SubmitAsync(task, an);

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Submitted);
        var queue = await core.RunAsync((VerificationQueueQuery query) => query.ExecuteAsync(0, 500, Token));
        var waits = queue.Lines.Single(waiting => waiting.Line.Id == task.Id);
        waits.IsSampled.ShouldBeTrue();
        (await core.RunAsync((SelectedSubmissionsQuery query) => query.ExecuteAsync([waits.SubmissionId], police, Token)))
            .Single().Exceptions.ShouldBe([SelectionException.Sampled]);
        await core.AcceptAsync(task, police);
        (await core.NowAsync(task)).State.ShouldBe(TaskState.Accepted);
    }

    [Fact]
    public async Task Drawn_AndReturned_GoesToThePoliceAgain()
    {
        var (task, an, police) = await TaskAsync(percent: 100);
        await core.SubmitAsync(task, an);
        await core.ReturnAsync(task, police);
        core.Clock.Set("2019-11-15T08:00:00+07:00");

        await core.SubmitAsync(task, an);

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Submitted);
        now.LatestMade!.SampledAfterSeq.ShouldBeNull();
    }

    [Fact]
    public async Task Draw_OfAHalf_IsWhatTheTrailGives_AndWhatIsNotDrawnIsAcceptedAtOnce()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        var duties = Enumerable.Range(1, 20)
            .Select(i => new DutyBuilder().Code($"V.1.{i}").LedBy(agency).DueOn(2019, 11, 30).Sampled(50)).ToArray();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, duties));
        var tasks = await core.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.PlanId == plan.Id).ToListAsync(Token));

        foreach (var task in tasks)
        {
            await core.SubmitAsync(task, an);
        }

        var drawn = 0;
        foreach (var task in tasks)
        {
            var now = await core.NowAsync(task);
            var made = now.LatestMade!;
            var own = await core.ReadAsync(db => db.AuditEntries.SingleAsync(
                entry => entry.SubjectId == task.Id && entry.Event == "Submitted", Token));
            made.SampledAfterSeq.ShouldBe(own.Seq - 1);
            var head = await core.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Seq == made.SampledAfterSeq, Token));
            made.IsSampled.ShouldBe(
                Sampling.IsDrawn(50, made.ComputeSeal(), made.ReceiptNumber!, made.MadeAt!.Value, head.Hash));
            now.State.ShouldBe(made.IsSampled ? TaskState.Submitted : TaskState.Accepted);
            drawn += made.IsSampled ? 1 : 0;
        }

        // Once in 500,000 runs all of twenty fall on one side.
        drawn.ShouldBeInRange(1, 19);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Draw_OfADoubleClick_IsMadeOnce(int percent)
    {
        var (task, an, _) = await TaskAsync(percent);
        var operation = Guid.NewGuid();

        var outcomes = await TaskLife.AllAtOnceAsync(
            Enumerable.Range(0, 4).Select(_ => (Func<Task>)(() => core.SubmitAsync(task, an, operation))));
        var receipt = await core.SubmitAsync(task, an, operation);

        outcomes.ShouldAllBe(outcome => outcome == null);
        var made = (await core.NowAsync(task)).Submissions.ShouldHaveSingleItem();
        made.ReceiptNumber.ShouldBe(receipt);
        (await core.HistoryAsync(task.Id)).Count(name => name == "Submitted").ShouldBe(1);
    }

    [Fact]
    public async Task Draw_ChangedInTheDatabase_IsFoundByTheTrail()
    {
        var (task, an, _) = await TaskAsync(percent: 100);
        await core.SubmitAsync(task, an);
        var before = await HashAsync(task);

        await core.ReadAsync(db => db.Submissions.Where(made => made.TaskId == task.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(made => made.IsSampled, false), Token));

        (await HashAsync(task)).ShouldNotBe(before);
    }

    private async Task<string> HashAsync(AgencyTask task)
    {
        await using var source = DatabaseSetup.BuildDataSource(core.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Token);
        return (await SubjectRows.ReadAsync(connection, SubjectKind.Task, [task.Id], Token).SingleAsync(Token)).Hash();
    }

    private async Task<(AgencyTask Task, Viewer An, Viewer Police)> TaskAsync(int percent)
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var police = await core.Data.CoordinatorAsync();
        return (await core.Data.TaskAsync(t => t.LedBy(agency).DueOn(2019, 11, 20).Sampled(percent)), an, police);
    }
}
