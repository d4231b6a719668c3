using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>Closing a reporting period and reopening it. The plan's first tasks are of October 2019, due 05/11/2019.</summary>
public sealed class PeriodTests : IClassFixture<CoreFixture>
{
    private const string October = "2019-10";
    private readonly CoreFixture core;

    public PeriodTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Close_WhatIsOver_StopsEveryCommandAndNamesWhoAndWhen()
    {
        var (plan, task, an, police) = await MonthlyAsync();
        await core.DraftAsync(task, an);
        await core.AskAsync(task, an, new LocalDate(2019, 12, 20));
        await CloseAsync(plan, police);

        var refusals = new List<RuleRefusedException>();
        foreach (var act in (Func<Task>[])
            [
                () => core.DraftAsync(task, an, "Sửa sau khi chốt."), () => core.SubmitAsync(task, an),
                () => core.WaiveAsync(task, police), () => core.DecideAsync(task, police, new LocalDate(2019, 12, 20)),
                () => core.DecideAsync(task, police, null, "Đủ thời gian."),
            ])
        {
            refusals.Add(await Should.ThrowAsync<RuleRefusedException>(act));
        }

        refusals.ShouldAllBe(refusal => refusal.Rule == Rules.PeriodIsClosed);
        refusals[0].Values.ShouldBe([police.FullName, new LocalDate(2019, 11, 4)]);
        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Open);
        now.Draft!.Words.ShouldBe("Đã làm.");
        (await core.HistoryAsync(task.Id)).ShouldBe(["DraftSaved", "ExtensionAsked"]);
    }

    [Fact]
    public async Task Close_WhileAResultWaits_LeavesItUndecidedAndOutOfTheQueue()
    {
        var (plan, task, an, police) = await MonthlyAsync();
        var operation = Guid.NewGuid();
        var receipt = await core.SubmitAsync(task, an, operation);
        (await QueueAsync()).ShouldContain(task.Id);
        await CloseAsync(plan, police);

        await core.AcceptAsync(task, police).ShouldBeRefusedAsync(Rules.PeriodIsClosed);
        await core.ReturnAsync(task, police).ShouldBeRefusedAsync(Rules.PeriodIsClosed);
        await core.AskAsync(task, an, new LocalDate(2019, 12, 20)).ShouldBeRefusedAsync(Rules.PeriodIsClosed);
        (await core.SubmitAsync(task, an, operation)).ShouldBe(receipt, "the same press again changes nothing");
        (await QueueAsync()).ShouldNotContain(task.Id);
    }

    [Fact]
    public async Task Reopen_WithAReason_LetsTheWorkGoOn()
    {
        var (plan, task, an, police) = await MonthlyAsync();
        var closing = await CloseAsync(plan, police);

        await ReopenAsync(closing, police, " ").ShouldBeRefusedAsync(Rules.ReasonIsGiven);
        await ReopenAsync(closing, police, "Bổ sung số liệu.");
        await ReopenAsync(closing, police, "Bổ sung số liệu.");
        await core.SubmitAsync(task, an);

        (await core.HistoryAsync(closing)).ShouldBe(["PeriodClosed", "PeriodReopened"]);
        var other = await core.Data.CoordinatorAsync();
        await ReopenAsync(closing, other, "Bổ sung số liệu.").ShouldBeRefusedAsync(Rules.PeriodIsNotClosed);
        (await CloseAsync(plan, other)).ShouldNotBe(closing);
    }

    [Fact]
    public async Task Close_TenTimesAtOnce_IsOneClosing()
    {
        var (plan, _, _, police) = await MonthlyAsync();

        var outcomes = await TaskLife.AllAtOnceAsync(Enumerable.Repeat<Func<Task>>(() => CloseAsync(plan, police), 10));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await core.ReadAsync(db => db.PeriodClosings.CountAsync(one => one.PlanId == plan.Id, Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Close_BesideASubmission_EndsInOneOfTheTwoOrders()
    {
        for (var round = 0; round < 20; round++)
        {
            var (plan, task, an, police) = await MonthlyAsync();

            var outcomes = await TaskLife.AllAtOnceAsync([() => core.SubmitAsync(task, an), () => CloseAsync(plan, police)]);

            var (submitted, closed) = (outcomes[0] as RuleRefusedException, outcomes[1] as RuleRefusedException);
            (submitted?.Rule, closed?.Rule).ShouldBeOneOf(
                (null, Rules.PeriodStandsAsSeen), (Rules.PeriodIsClosed, null), (null, null));
            var isClosed = closed is null;
            var state = (await core.NowAsync(task)).State;
            state.ShouldBe(submitted is null ? TaskState.Submitted : TaskState.Open);
            if (isClosed && submitted is null)
            {
                // Both were taken: the officer looked after the submission was there.
                (await core.HistoryAsync(task.Id)).ShouldBe(["Submitted"]);
            }
        }
    }

    [Fact]
    public async Task Close_WhatStillRunsOrWasSeenOtherwise_IsRefused()
    {
        var (plan, _, _, police) = await MonthlyAsync();

        await CloseAsync(plan, police, "2019-11", "1-0-0-0").ShouldBeRefusedAsync(Rules.PeriodIsOver);
        await CloseAsync(plan, police, October, "0-1-0-0").ShouldBeRefusedAsync(Rules.PeriodStandsAsSeen);
        await Should.ThrowAsync<NotFoundException>(() => CloseAsync(plan, police, "2018-01", "0-0-0-0"));

        (await core.ReadAsync(db => db.PeriodClosings.AnyAsync(one => one.PlanId == plan.Id, Token))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.FocalPoint)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Auditor)]
    public async Task CloseAndReopen_ByAnyoneButThePolice_FindNothing(Role role)
    {
        var (plan, _, _, police) = await MonthlyAsync();
        var other = await core.Data.PersonAsync(role, await core.Data.AgencyAsync());

        await Should.ThrowAsync<NotFoundException>(() => CloseAsync(plan, other));
        var closing = await CloseAsync(plan, police);
        await Should.ThrowAsync<NotFoundException>(() => ReopenAsync(closing, other, "Bổ sung."));
    }

    [Fact]
    public async Task RollForward_InAClosedPeriod_NeitherMovesNorAddsUntilItIsReopened()
    {
        var (plan, task, _, police) = await MonthlyAsync();
        var closing = await CloseAsync(plan, police);
        // A task that is missing is not born into the closed period.
        await core.ReadAsync(db => db.Tasks.Where(one => one.Id == task.Id).ExecuteDeleteAsync(Token));

        await RollAsync();
        (await core.OfPlanAsync(plan)).Select(one => one.PeriodCode).Order().ShouldBe(["2019-11", "2019-12"]);

        await ReopenAsync(closing, police, "Giao thiếu việc.");
        await RollAsync();
        (await core.OfPlanAsync(plan)).Select(one => one.PeriodCode).Order().ShouldBe([October, "2019-11", "2019-12"]);
    }

    private async Task<(Plan Plan, AgencyTask Task, Viewer FocalPoint, Viewer Police)> MonthlyAsync()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(
            plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31))));
        var task = (await core.OfPlanAsync(plan)).Single(one => one.PeriodCode == October);
        return (plan, task, await core.Data.FocalPointAsync(agency), await core.Data.CoordinatorAsync());
    }

    private async Task<Guid> CloseAsync(Plan plan, Viewer by)
    {
        var seen = await core.RunAsync((PeriodsQuery query) => query.FindAsync(plan.Id, October, Token));
        await CloseAsync(plan, by, October, seen!.Contents.Print);
        return await core.ReadAsync(db => db.PeriodClosings
            .Where(one => one.PlanId == plan.Id && one.ReopenedAt == null).Select(one => one.Id).SingleAsync(Token));
    }

    private Task CloseAsync(Plan plan, Viewer by, string period, string seen) =>
        core.RunAsync((ClosePeriod close) => close.ExecuteAsync(new(plan.Id, period, seen, by), Token));

    private Task ReopenAsync(Guid closing, Viewer by, string reason) =>
        core.RunAsync((ReopenPeriod reopen) => reopen.ExecuteAsync(new(closing, reason, by), Token));

    private Task RollAsync() => core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));

    private async Task<List<Guid>> QueueAsync() =>
        [.. (await core.RunAsync((VerificationQueueQuery queue) => queue.ExecuteAsync(0, 1000, Token))).Lines.Select(line => line.Line.Id)];
}
