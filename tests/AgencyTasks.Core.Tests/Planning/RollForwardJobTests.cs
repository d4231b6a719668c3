using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tests.Planning;

public sealed class RollForwardJobTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public RollForwardJobTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_InTheNextMonth_AddsOnePeriodAndSaysSoOnce()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var matrix = await core.Data.DraftAsync(
            plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31)));
        await core.Data.PublishAsync(matrix);
        core.Clock.Set("2019-11-30T01:00:00+07:00");
        await RunAsync();
        (await core.OfPlanAsync(plan)).Count.ShouldBe(3);
        core.Clock.Set("2019-12-01T01:00:00+07:00");

        await RunAsync();
        (await RunAsync()).IsNothing.ShouldBeTrue();

        (await core.OfPlanAsync(plan)).Select(t => t.PeriodCode).Order()
            .ShouldBe(["2019-10", "2019-11", "2019-12", "2020-01"]);
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["MatrixPublished", "TasksRolledForward"]);
    }

    [Fact]
    public async Task Run_AfterAnOutageOfMonths_CatchesUp()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(
            plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31))));
        core.Clock.Set("2020-03-05T01:00:00+07:00");

        await RunAsync();

        (await core.OfPlanAsync(plan)).Select(t => t.PeriodCode).Order()
            .ShouldBe(["2019-10", "2019-11", "2019-12", "2020-01", "2020-02", "2020-03", "2020-04"]);
    }

    [Fact]
    public async Task Run_OverSeveralPlans_RollsEachByItsOwnMatrix()
    {
        var agency = await core.Data.AgencyAsync();
        var plans = new[] { await core.Data.PlanAsync(), await core.Data.PlanAsync() };
        var matrices = new List<AssignmentMatrix>();
        foreach (var (plan, last) in plans.Zip([new LocalDate(2020, 12, 31), new LocalDate(2019, 12, 31)]))
        {
            var matrix = await core.Data.DraftAsync(
                plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), last));
            await core.Data.PublishAsync(matrix);
            matrices.Add(matrix);
        }

        core.Clock.Set("2019-12-01T01:00:00+07:00");
        await RunAsync();

        (await core.OfPlanAsync(plans[0])).Select(t => t.PeriodCode).Order()
            .ShouldBe(["2019-10", "2019-11", "2019-12", "2020-01"]);
        (await core.OfPlanAsync(plans[1])).Select(t => t.PeriodCode).Order().ShouldBe(["2019-10", "2019-11", "2019-12"]);
        (await core.HistoryAsync(matrices[0].Id)).ShouldBe(["MatrixPublished", "TasksRolledForward"]);
        (await core.HistoryAsync(matrices[1].Id)).ShouldBe(["MatrixPublished"], "its duties end with the year");
    }

    [Fact]
    public async Task Run_WhenTheDatabaseRefusesOnePlan_RollsTheOthersAndNamesIt()
    {
        var agency = await core.Data.AgencyAsync();
        var plans = new List<Plan> { await core.Data.PlanAsync(), await core.Data.PlanAsync() };
        foreach (var plan in plans)
        {
            await core.Data.PublishAsync(await core.Data.DraftAsync(
                plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31))));
        }

        plans.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        core.Clock.Set("2019-12-01T01:00:00+07:00");
        await OwnerAsync($"ALTER TABLE agency_task ADD CONSTRAINT refused CHECK (plan_id <> '{plans[0].Id}') NOT VALID");

        var failure = await Should.ThrowAsync<AggregateException>(RunAsync);
        var (refused, rolled) = (await core.OfPlanAsync(plans[0]), await core.OfPlanAsync(plans[1]));
        await OwnerAsync("ALTER TABLE agency_task DROP CONSTRAINT refused");
        await RunAsync();

        failure.InnerExceptions.ShouldHaveSingleItem().Message.ShouldContain(plans[0].Code);
        refused.Count.ShouldBe(3);
        rolled.Count.ShouldBe(4);
        (await core.OfPlanAsync(plans[0])).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Run_FiveTimesAtOnce_WritesTheRowsOfOneRun()
    {
        var agencies = new[] { await core.Data.AgencyAsync(), await core.Data.AgencyAsync("Sở Tài chính") };
        var plan = await core.Data.PlanAsync();
        for (var i = 0; i < 20; i++)
        {
            await core.Data.ConversionAsync(plan, await core.Data.CommuneAsync());
        }

        var duties = Enumerable.Range(1, 5)
            .Select(i => new DutyBuilder().Code($"V.1.{i}").LedBy(agencies).PerCommune());
        core.Clock.Set("2019-01-31T08:00:00+07:00");
        var matrix = await core.Data.DraftAsync(plan, [.. duties]);
        await core.Data.PublishAsync(matrix);
        core.Clock.Set("2019-12-31T01:00:00+07:00");
        var shown = await core.RunAsync((PreviewPublication preview) => preview.ExecuteAsync(matrix.Id, Token));
        var before = (await core.OfPlanAsync(plan)).Count;
        // The job rolls the plans of the class's other tests too.
        var allBefore = await core.ReadAsync(db => db.Tasks.CountAsync(Token));

        var counts = new System.Collections.Concurrent.ConcurrentBag<Produced>();
        var outcomes = await TaskLife.AllAtOnceAsync(
            Enumerable.Repeat<Func<Task>>(async () => counts.Add(await RunAsync()), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        counts.Sum(produced => produced.Added).ShouldBe(await core.ReadAsync(db => db.Tasks.CountAsync(Token)) - allBefore);
        var tasks = await core.OfPlanAsync(plan);
        tasks.Count.ShouldBe(before + shown.Diff.Added.Count);
        tasks.Count.ShouldBe(5 * 2 * 20 * 12);
        before.ShouldBeLessThan(tasks.Count);
        tasks.Select(t => (t.DutyCode, t.AgencyId, t.PlaceKey, t.PeriodCode)).Distinct().Count().ShouldBe(tasks.Count);
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["MatrixPublished", "TasksRolledForward"]);
        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Run_ACommuneSelectedInMidYear_GetsItsTasksAndNoneThatWasDueBefore()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var early = await core.Data.CommuneAsync();
        await core.Data.ConversionAsync(plan, early);
        core.Clock.Set("2019-01-15T08:00:00+07:00");
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune()));
        core.Clock.Set("2019-07-02T01:00:00+07:00");
        await RunAsync();
        var late = await core.Data.CommuneAsync();
        await core.Data.ConversionAsync(plan, late, decided: new LocalDate(2019, 7, 1));

        await RunAsync();

        var tasks = await core.OfPlanAsync(plan);
        tasks.Where(t => t.CommuneId == early.Id).Select(t => t.PeriodCode).Min().ShouldBe("2019-01");
        tasks.Where(t => t.CommuneId == late.Id).Select(t => t.PeriodCode).Order()
            .ShouldBe(["2019-06", "2019-07", "2019-08"]);
        tasks.Where(t => t.CommuneId == late.Id).ShouldAllBe(t => t.Due.LastDay >= new LocalDate(2019, 7, 1));
    }

    [Fact]
    public async Task Run_ACommuneDroppedByDecision_CancelsWhatNobodyBeganWithTheReason()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        var kept = await core.Data.CommuneAsync();
        var dropped = await core.Data.CommuneAsync();
        await core.Data.ConversionAsync(plan, kept);
        var conversion = await core.Data.ConversionAsync(plan, dropped);
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune()));
        AgencyTask Of(List<AgencyTask> tasks, Commune commune, string period) =>
            tasks.Single(t => t.CommuneId == commune.Id && t.PeriodCode == period);
        var begun = Of(await core.OfPlanAsync(plan), dropped, "2019-12");
        await core.DraftAsync(begun, an);
        await core.ReadAsync(db => db.Conversions.Where(c => c.Id == conversion.Id).ExecuteDeleteAsync(Token));

        await RunAsync();

        var after = await core.OfPlanAsync(plan);
        Of(after, dropped, "2019-10").State.ShouldBe(TaskState.Open, "its period is over: history");
        Of(after, dropped, "2019-12").State.ShouldBe(TaskState.Open, "begun");
        var cancelled = Of(after, dropped, "2019-11");
        cancelled.State.ShouldBe(TaskState.Cancelled);
        cancelled.Reason.ShouldBe("Địa bàn hoặc nhiệm vụ không còn thuộc diện thực hiện.");
        after.Where(t => t.CommuneId == kept.Id).ShouldAllBe(t => t.State == TaskState.Open);
        (await RunAsync()).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_WhileAnExtensionIsBeingAsked_LeavesThatTask()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        var conversion = await core.Data.ConversionAsync(plan, await core.Data.CommuneAsync());
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune()));
        var task = (await core.OfPlanAsync(plan)).Single(t => t.PeriodCode == "2019-11");
        await core.ReadAsync(db => db.Conversions.Where(c => c.Id == conversion.Id).ExecuteDeleteAsync(Token));
        await using var held = await HeldTask.TouchAsync(core, task, an, "asks");

        var running = RunAsync();
        await held.WaitForAnotherAsync();
        await held.CommitAsync();
        await running;

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Open);
        (await core.OfPlanAsync(plan)).Single(t => t.PeriodCode == "2019-12").State.ShouldBe(TaskState.Cancelled);
    }

    [Fact]
    public async Task Run_InEachCommunesOwnDistrict_LetsItsCommitteeLead()
    {
        var (hamYen, chiemHoa) = (await core.Data.DistrictAsync(), await core.Data.DistrictAsync("Huyện Chiêm Hóa"));
        var committees = new Dictionary<Guid, Guid>
        {
            [hamYen.Id] = (await core.Data.DistrictCommitteeAsync(hamYen)).Id,
            [chiemHoa.Id] = (await core.Data.DistrictCommitteeAsync(chiemHoa)).Id,
        };
        var plan = await core.Data.PlanAsync();
        await core.Data.ConversionAsync(plan, await core.Data.CommuneAsync(hamYen));
        await core.Data.ConversionAsync(plan, await core.Data.CommuneAsync(chiemHoa));

        await core.Data.PublishAsync(
            await core.Data.DraftAsync(plan, new DutyBuilder().Code("V.13.1").LedByOwnDistrict().PerCommune()));

        var tasks = await core.OfPlanAsync(plan);
        tasks.Count.ShouldBe(6);
        tasks.ShouldAllBe(t => committees[t.DistrictId!.Value] == t.AgencyId);
    }

    private async Task OwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(core.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private Task<Produced> RunAsync() => core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));
}
