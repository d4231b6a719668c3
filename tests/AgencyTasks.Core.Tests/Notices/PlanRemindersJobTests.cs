using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

public sealed class PlanRemindersJobTests
{
    // Thursday; the working days before it: Wednesday the 9th (D-1), Monday the 7th (D-3), Tuesday the 1st (D-7).
    private static readonly LocalDate LastDay = new(2019, 10, 10);

    [Fact]
    public async Task Plan_BeforeItsHour_WaitsForIt()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay));
        world.SetClock(new LocalDate(2019, 10, 9), 7, 29);
        (await world.PlanRemindersAsync()).ShouldBe(0);

        world.SetClock(new LocalDate(2019, 10, 9), 7, 30);
        (await world.PlanRemindersAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Plan_FiveAtOnceAndAgainLater_WritesOneNoticeAPerson()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
        world.SetClock(new LocalDate(2019, 10, 9), 7, 30);

        var written = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.PlanRemindersAsync()));
        world.SetClock(new LocalDate(2019, 10, 9), 16, 0);
        var again = await world.PlanRemindersAsync();

        written.Sum().ShouldBe(2);
        again.ShouldBe(0);
        (await world.NoticesAsync()).Select(notice => notice.ToAddress)
            .ShouldBe([NoticeWorld.HealthFocal, NoticeWorld.HealthOtherFocal]);
    }

    [Fact]
    public async Task Plan_SeveralItems_MentionsThemWorstFirstWithTheirSteps()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var soon = await world.AddTaskAsync(NoticeWorld.Health, "V.7.1a", DueDate.On(new LocalDate(2019, 10, 10)), isBegun: true);
        var worst = await world.AddTaskAsync(NoticeWorld.Health, "V.7.1c", DueDate.On(new LocalDate(2019, 10, 8)), isBegun: true);
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 12, 30)));

        var notices = await world.RemindAsync(new LocalDate(2019, 10, 9));

        var items = notices[0].Items;
        items.Select(item => item.TaskId).ShouldBe([worst, soon]);
        items.Select(item => string.Join(' ', item.Steps)).ShouldBe(["D+1", "D-1"]);
    }

    [Fact]
    public async Task Plan_AfterAnOutageOfThreeDays_WritesOnceWithTheMissedStepsDatedToday()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
        await world.RemindAsync(new LocalDate(2019, 10, 8));

        var notices = await world.RemindAsync(new LocalDate(2019, 10, 11));

        notices.Count.ShouldBe(2);
        notices[0].LocalDate.ShouldBe(new LocalDate(2019, 10, 11));
        notices[0].Items.ShouldHaveSingleItem().Steps.ShouldBe(["D-1", "D-0", "D+1"]);
    }

    [Fact]
    public async Task Plan_OutageThatEndsOnASaturday_TellsFridaysStepOnMonday()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var monday = new LocalDate(2019, 10, 14);
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(monday), isBegun: true);
        await world.RemindAsync(new LocalDate(2019, 10, 10));

        (await world.RemindAsync(new LocalDate(2019, 10, 12))).ShouldBeEmpty();
        var notices = await world.RemindAsync(monday);

        notices.First(notice => notice.Kind == NoticeKind.TaskReminder).Items[0].Steps.ShouldBe(["D-1", "D-0"]);
    }

    [Theory]
    [InlineData(2019, 9, 2)] // Quốc khánh, a Monday
    [InlineData(2019, 10, 12)] // Saturday
    [InlineData(2019, 10, 13)] // Sunday
    public async Task Plan_OnADayOff_WritesNothing(int year, int month, int day)
    {
        await using var world = await NoticeWorld.CreateAsync();
        world.SetClock(new LocalDate(2019, 7, 1), 9, 0);
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 8, 1)));

        (await world.RemindAsync(new LocalDate(year, month, day))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_NothingBegunThreeDaysBefore_CopiesTheHead()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay));

        var early = await world.RemindAsync(new LocalDate(2019, 10, 1));
        var near = await world.RemindAsync(new LocalDate(2019, 10, 9));

        early.Select(notice => notice.ToAddress).ShouldNotContain(NoticeWorld.HealthHead);
        near.Select(notice => notice.ToAddress).ShouldContain(NoticeWorld.HealthHead);
    }

    [Fact]
    public async Task Plan_AgencyWithoutAFocalPoint_WritesToTheHead()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
        await world.VacateAsync(NoticeWorld.Health, Role.FocalPoint, new LocalDate(2019, 10, 1));

        var notices = await world.RemindAsync(new LocalDate(2019, 10, 1));

        notices.ShouldHaveSingleItem().ToAddress.ShouldBe(NoticeWorld.HealthHead);
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public async Task Plan_Campaign2020_LastMailLeavesOnFridayThe13th()
    {
        await using var world = await NoticeWorld.CreateAsync();
        world.SetClock(new LocalDate(2020, 1, 2), 9, 0);
        await world.AddTaskAsync(
            NoticeWorld.Health, NoticeWorld.Report, DueDate.Before(new LocalDate(2020, 11, 15)), isBegun: true);
        var steps = new Dictionary<LocalDate, string>();
        for (var day = new LocalDate(2020, 11, 2); day <= new LocalDate(2020, 11, 15); day = day.PlusDays(1))
        {
            foreach (var notice in (await world.RemindAsync(day)).Where(n => n.ToAddress == NoticeWorld.HealthFocal))
            {
                steps[day] = string.Join(' ', notice.Items[0].Steps);
            }

            await world.SendAsync();
        }

        steps.Keys.ShouldBe(
        [
            new(2020, 11, 2), new(2020, 11, 5), new(2020, 11, 9), new(2020, 11, 10), new(2020, 11, 11), new(2020, 11, 12),
            new(2020, 11, 13),
        ]);
        steps[new LocalDate(2020, 11, 13)].ShouldBe("Campaign D-1");
    }

    [Fact]
    public async Task Plan_SamePersonAndDay_NamesTheMessageAlike()
    {
        await using var one = await NoticeWorld.CreateAsync();
        await using var two = await NoticeWorld.CreateAsync();
        var ids = new List<string>();
        foreach (var world in new[] { one, two })
        {
            await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
            ids.AddRange((await world.RemindAsync(new LocalDate(2019, 10, 9))).Select(notice => notice.MessageId));
        }

        ids.Distinct().Count().ShouldBe(2);
        ids[0].ShouldEndWith("@agencytasks.example");
    }
}
