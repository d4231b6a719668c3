using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Planning;

public sealed class GapsQueryTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    private static readonly Viewer Nobody = new() { PersonId = Guid.Empty, FullName = "", Posts = [] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NextMonth_WithoutTheRollForward_IsAGapUntilItRan()
    {
        core.Clock.Set(TestClock.Start);
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(
            plan, new DutyBuilder().LedBy(agency).Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31))));
        await core.Data.PublishAsync(await core.Data.DraftAsync(await core.Data.PlanAsync(), new DutyBuilder().LedBy(agency)));
        (await GapsAsync()).ShouldBeEmpty();
        core.Clock.Set("2019-12-02T08:00:00+07:00");

        var gap = (await GapsAsync()).ShouldHaveSingleItem();
        await core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));

        (gap.Period.Code, gap.Reason).ShouldBe(("2020-01", GapReason.Unknown));
        gap.PlanTitle.ShouldBe(plan.Title, "two plans run");
        (await GapsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public Task Gaps_ForWhoHoldsNoPost_AreNoPage() => Should.ThrowAsync<NotFoundException>(
        () => core.RunAsync((GapsQuery gaps) => gaps.ExecuteAsync(Nobody, Token)));

    private Task<IReadOnlyList<DutyGap>> GapsAsync() =>
        core.RunAsync((GapsQuery gaps) => gaps.FindAsync(Token));
}
