using AgencyTasks.Core.Jobs;
using AgencyTasks.Core.Tests.Notices;
using AgencyTasks.Domain.Calendars;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Tests.Jobs;

public sealed class FollowClockJobTests
{
    private static readonly LocalDate Monday = new(2019, 10, 7);

    [Fact]
    public async Task Follow_AtHalfPastSevenOfTheSimulatedClock_SendsTheRemindersOfThatDay()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 10, 10)), isBegun: true);
        world.SetClock(Monday, 7, 29);
        await FollowAsync(world);
        (await world.NoticesAsync()).ShouldHaveSingleItem().ToAddress.ShouldBe(NoticeWorld.HealthHead);

        world.SetClock(Monday, 7, 30);
        (await FollowAsync(world)).ShouldBe(["plan-reminders", "plan-gaps"]);
        (await FollowAsync(world)).ShouldBeEmpty();

        (await world.NoticesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Follow_AfterDaysOfStandstill_RunsEachJobOnce()
    {
        await using var world = await NoticeWorld.CreateAsync();
        world.SetClock(Monday, 8, 0);
        await FollowAsync(world);

        world.SetClock(Monday.PlusDays(3), 8, 0);
        (await FollowAsync(world)).ShouldBe(
            ["apply-successions", "roll-forward", "plan-digests", "plan-reminders", "plan-gaps", "plan-trail-heads"]);
    }

    [Fact]
    public async Task Follow_OverASunday_RunsTheWeeklyJobOnce()
    {
        await using var world = await NoticeWorld.CreateAsync();
        world.SetClock(Monday.PlusDays(5), 8, 0);
        await FollowAsync(world);

        world.SetClock(Monday.PlusDays(6), 1, 59);
        (await FollowAsync(world)).ShouldNotContain("scrub-evidence");
        world.SetClock(Monday.PlusDays(8), 8, 0);
        (await FollowAsync(world)).ShouldContain("scrub-evidence");
        world.SetClock(Monday.PlusDays(9), 8, 0);
        (await FollowAsync(world)).ShouldNotContain("scrub-evidence");
    }

    [Fact]
    public void Jobs_OfTheList_HaveTheirHours() =>
        RecurringJobs.All.Select(job => $"{job.Id} {job.Cron}").ShouldBe(
        [
            "apply-successions 0 0 * * *", "roll-forward 0 1 * * *", "scrub-evidence 0 2 * * 0", "plan-digests 0 7 * * *",
            "plan-reminders 30 7 * * *",
            "plan-gaps 30 7 * * *", "plan-trail-heads 0 18 * * *", "send-trail-heads * * * * *",
            "plan-receipts * * * * *", "send-notices * * * * *",
        ]);

    private static Task<IReadOnlyList<string>> FollowAsync(NoticeWorld world) => world.UseAsync(scope =>
        scope.GetRequiredService<FollowClockJob>().ExecuteAsync(TestContext.Current.CancellationToken));
}
