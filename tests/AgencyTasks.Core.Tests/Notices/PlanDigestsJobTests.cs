using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

public sealed class PlanDigestsJobTests
{
    private static readonly LocalDate Monday = new(2019, 10, 7);

    [Fact]
    public async Task Plan_OnMonday_WritesOneDigestToEachHeadWithTasks()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(Monday.PlusDays(60)));
        world.SetClock(Monday, 7, 0);

        (await world.PlanDigestsAsync()).ShouldBe(1);
        (await world.PlanDigestsAsync()).ShouldBe(0);

        var digest = (await world.NoticesAsync()).ShouldHaveSingleItem();
        digest.Kind.ShouldBe(NoticeKind.WeeklyDigest);
        digest.ToAddress.ShouldBe(NoticeWorld.HealthHead);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_HeadWithAReminder_FindsItInTheDigestWhicheverJobWasFirst(bool digestsFirst)
    {
        await using var world = await NoticeWorld.CreateAsync();
        var task = await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 10, 10)));
        world.SetClock(Monday, 7, 30);
        if (digestsFirst)
        {
            await world.PlanDigestsAsync();
        }

        await world.PlanRemindersAsync();
        await world.PlanDigestsAsync();

        var notices = await world.NoticesAsync();
        notices.Select(notice => notice.ToAddress).ShouldBeUnique();
        var digest = notices.Single(notice => notice.ToAddress == NoticeWorld.HealthHead);
        digest.Kind.ShouldBe(NoticeKind.WeeklyDigest);
        digest.Items.ShouldHaveSingleItem().TaskId.ShouldBe(task);
    }

    [Fact]
    public async Task Plan_MondayIsAHoliday_WritesOnTuesday()
    {
        await using var world = await NoticeWorld.CreateAsync();
        world.SetClock(new LocalDate(2019, 8, 20), 9, 0);
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(Monday.PlusDays(60)));
        world.SetClock(new LocalDate(2019, 9, 2), 7, 0);
        (await world.PlanDigestsAsync()).ShouldBe(0);

        world.SetClock(new LocalDate(2019, 9, 3), 7, 0);
        (await world.PlanDigestsAsync()).ShouldBe(1);
        (await world.NoticesAsync()).ShouldHaveSingleItem().LocalDate.ShouldBe(new LocalDate(2019, 9, 3));
    }

    [Fact]
    public async Task Plan_MissedMonday_WritesOneWhenItCanAgain()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(Monday.PlusDays(60)));
        world.SetClock(Monday.PlusDays(-3), 8, 0);
        await world.PlanDigestsAsync();

        await world.RemindAsync(Monday.PlusDays(2));

        (await world.NoticesAsync()).ShouldHaveSingleItem().LocalDate.ShouldBe(new LocalDate(2019, 10, 9));
    }
}
