using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Planning;

public sealed class DraftNextVersionTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public DraftNextVersionTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Draft_OfAPublishedVersion_KeepsItsDutiesAndAddsOnlyWhatIsConfirmedNow()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var police = await core.Data.CoordinatorAsync();
        var first = await core.Data.DraftAsync(
            plan,
            new DutyBuilder().Code("V.1.1").LedBy(agency),
            new DutyBuilder().Code("V.1.2").LedBy(agency).Proposing("recurrence", "due_rule"));
        await core.Data.PublishAsync(first);
        var before = await core.OfPlanAsync(plan);
        before.Select(task => task.DutyCode).Distinct().ShouldBe(["V.1.1"]);

        (await DraftAsync(plan, police)).ShouldBe(2);
        (await DraftAsync(plan, police)).ShouldBe(2);
        var next = await core.ReadAsync(db => db.Matrices.Include(m => m.Duties)
            .SingleAsync(m => m.PlanId == plan.Id && m.State == MatrixState.Draft));
        next.Duties.Select(duty => (duty.Code, duty.IsConfirmed)).ShouldBe(
            [("V.1.1", true), ("V.1.2", false)], ignoreOrder: true);
        await core.RunAsync((ConfirmDuties confirm) => confirm.ExecuteAsync(
            new ConfirmDuties.Command(next.Id, [next.Duties.Single(duty => duty.Code == "V.1.2").Id], police), TestContext.Current.CancellationToken));
        var produced = await core.Data.PublishAsync(next, police);

        produced.ShouldBe(new Produced(3, 0, 0));
        var after = await core.OfPlanAsync(plan);
        after.Where(task => task.DutyCode == "V.1.1").Select(task => task.Id)
            .ShouldBe(before.Select(task => task.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Draft_FiveTimesAtOnce_IsOneVersion()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var police = await core.Data.CoordinatorAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency)));

        var outcomes = await TaskLife.AllAtOnceAsync(
            Enumerable.Repeat<Func<Task>>(() => DraftAsync(plan, police), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await core.ReadAsync(db => db.Matrices.CountAsync(matrix => matrix.PlanId == plan.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task Draft_ByAFocalPoint_IsNotFound()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency)));
        var an = await core.Data.FocalPointAsync(agency);

        await Should.ThrowAsync<NotFoundException>(() => DraftAsync(plan, an));
    }

    private Task<int> DraftAsync(Plan plan, Viewer by) => core.RunAsync((DraftNextVersion draft) =>
        draft.ExecuteAsync(new DraftNextVersion.Command(plan.Id, by), TestContext.Current.CancellationToken));
}
