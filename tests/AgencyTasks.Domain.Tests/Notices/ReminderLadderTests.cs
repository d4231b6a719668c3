using AgencyTasks.Domain.Notices;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>30, 14, 7, 3, 1 working days before, the day, one working day after, every Monday while overdue.</summary>
public sealed class ReminderLadderTests
{
    // A plain Friday · a Sunday · the holiday of 2/9 · the Tuesday after it · after Tết ·
    // after a working Saturday · on one.
    [Theory]
    [InlineData("on 2019-06-28", "2019-05-17 D-30", "2019-06-10 D-14", "2019-06-19 D-7", "2019-06-25 D-3",
        "2019-06-27 D-1", "2019-06-28 D-0", "2019-07-01 D+1", "2019-07-08 Overdue", "2019-07-15 Overdue")]
    [InlineData("on 2019-06-30", "2019-05-20 D-30", "2019-06-11 D-14", "2019-06-20 D-7", "2019-06-26 D-3",
        "2019-06-28 D-1", "2019-07-01 D+1", "2019-07-08 Overdue", "2019-07-15 Overdue")]
    [InlineData("on 2019-09-02", "2019-07-22 D-30", "2019-08-13 D-14", "2019-08-22 D-7", "2019-08-28 D-3",
        "2019-08-30 D-1", "2019-09-03 D+1", "2019-09-09 Overdue", "2019-09-16 Overdue")]
    [InlineData("on 2019-09-03", "2019-07-22 D-30", "2019-08-13 D-14", "2019-08-22 D-7", "2019-08-28 D-3",
        "2019-08-30 D-1", "2019-09-03 D-0", "2019-09-04 D+1", "2019-09-09 Overdue", "2019-09-16 Overdue")]
    [InlineData("on 2020-01-31", "2019-12-12 D-30", "2020-01-06 D-14", "2020-01-15 D-7", "2020-01-21 D-3",
        "2020-01-30 D-1", "2020-01-31 D-0", "2020-02-03 D+1", "2020-02-10 Overdue", "2020-02-17 Overdue")]
    [InlineData("on 2019-05-06", "2019-03-20 D-30", "2019-04-11 D-14", "2019-04-23 D-7", "2019-05-02 D-3",
        "2019-05-04 D-1", "2019-05-06 D-0", "2019-05-07 D+1", "2019-05-13 Overdue", "2019-05-20 Overdue")]
    [InlineData("on 2019-05-04", "2019-03-19 D-30", "2019-04-10 D-14", "2019-04-22 D-7", "2019-04-26 D-3",
        "2019-05-03 D-1", "2019-05-04 D-0", "2019-05-06 D+1", "2019-05-13 Overdue", "2019-05-20 Overdue")]
    public void Task_WatchedDayByDay_IsMentionedOnTheStepsDaysOnly(string due, params string[] said) =>
        Ladder.DayByDay(Ladder.Item(due), "2019-01-01", said[^1][..10]).ShouldBe(said);

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("before 2018-11-15", "2018-10-01", "2018-11-27", "2018-10-03 D-30", "2018-10-15 Campaign",
        "2018-10-22 Campaign", "2018-10-25 D-14", "2018-10-29 Campaign", "2018-11-01 Campaign",
        "2018-11-05 Campaign D-7",
        "2018-11-08 Campaign", "2018-11-09 Campaign D-3", "2018-11-12 Campaign", "2018-11-13 Campaign D-1",
        "2018-11-14 Campaign D-0", "2018-11-15 D+1", "2018-11-19 Overdue", "2018-11-26 Overdue")]
    [InlineData("before 2019-11-15", "2019-10-01", "2019-11-26", "2019-10-03 D-30", "2019-10-15 Campaign",
        "2019-10-22 Campaign", "2019-10-25 D-14", "2019-10-29 Campaign", "2019-11-04 Campaign", "2019-11-05 D-7",
        "2019-11-07 Campaign", "2019-11-08 Campaign", "2019-11-11 Campaign D-3", "2019-11-12 Campaign",
        "2019-11-13 Campaign D-1", "2019-11-14 Campaign D-0", "2019-11-15 D+1",
        "2019-11-18 Overdue", "2019-11-25 Overdue")]
    [InlineData("before 2020-11-15", "2020-10-01", "2020-11-24", "2020-10-05 D-30", "2020-10-15 Campaign",
        "2020-10-22 Campaign", "2020-10-27 D-14", "2020-10-29 Campaign", "2020-11-02 Campaign",
        "2020-11-05 Campaign D-7",
        "2020-11-09 Campaign", "2020-11-10 Campaign", "2020-11-11 Campaign D-3", "2020-11-12 Campaign",
        "2020-11-13 Campaign D-1", "2020-11-16 D+1", "2020-11-23 Overdue")]
    public void AnnualReport_WatchedThroughOctoberAndNovember_IsMentionedInTheCampaignToo(
        string due, string from, string to, params string[] said) =>
        Ladder.DayByDay(Ladder.Item(due), from, to).ShouldBe(said);

    [Fact]
    [Trait("Plan", "VII.2")]
    public void AnnualReport_Of2020_IsLastCampaignedForOnFridayThe13thTogetherWithTheStepOfTheDayBefore()
    {
        var item = Ladder.Item("before 2020-11-15");

        var friday = Ladder.Real.Between(item, Written.Day("2020-11-12"), Written.Day("2020-11-13"));
        friday.ShouldNotBeNull();
        friday.Steps.ShouldBe(["Campaign", "D-1"]);
        friday.Item.ShouldBe(item);
        Ladder.StepsBetween(item, "2020-11-13", "2020-11-15").ShouldBe("");
        Ladder.Real.CampaignDays(item.Due).Max().ShouldBe(Written.Day("2020-11-13"));
    }

    // The weekend between: whatever day the run is late by, the watermark decides.
    [Theory]
    [InlineData("on 2019-06-28", "2019-06-24", "2019-06-27", "D-3 D-1")]
    [InlineData("on 2019-06-28", "2019-06-24", "2019-06-30", "D-3 D-1 D-0")]
    [InlineData("on 2019-06-28", "2019-06-24", "2019-07-01", "D-3 D-1 D-0 D+1")]
    [InlineData("on 2019-06-28", "2019-06-25", "2019-06-26", "")]
    [InlineData("on 2019-06-28", "2019-07-01", "2019-07-31", "Overdue")]
    [InlineData("on 2019-06-28", "2019-06-24", "2019-07-31", "D-3 D-1 D-0 D+1 Overdue")]
    [InlineData("before 2019-11-15", "2019-11-07", "2019-11-12", "Campaign D-3")]
    [InlineData("before 2019-11-15", "2019-10-31", "2019-11-04", "Campaign")]
    [InlineData("on 2019-06-28", "2019-06-28", "2019-06-28", "")]
    [InlineData("on 2019-06-28", "2019-06-29", "2019-06-28", "")]
    public void Task_AfterAnOutage_HasItsMissedStepsListedOnce(string due, string after, string until, string steps) =>
        Ladder.StepsBetween(Ladder.Item(due), after, until).ShouldBe(steps);

    [Theory]
    [InlineData("2019-06-20", "2019-06-20", "")]
    [InlineData("2019-06-20", "2019-06-25", "D-3")]
    [InlineData("2019-06-25", "2019-06-25", "D-3")]
    [InlineData("2019-06-26", "2019-06-26", "")]
    [InlineData("2019-06-26", "2019-06-27", "D-1")]
    [InlineData("2019-06-28", "2019-06-28", "D-0")]
    [InlineData("2019-06-29", "2019-07-01", "D+1")]
    [InlineData("2019-07-02", "2019-07-07", "")]
    [InlineData("2019-07-02", "2019-07-08", "Overdue")]
    public void Task_CreatedInsideAWindow_GetsTheNextStepAndNoBurst(string createdOn, string until, string steps) =>
        Ladder.StepsBetween(Ladder.Item("on 2019-06-28", createdOn), "2019-01-01", until).ShouldBe(steps);

    // 15/4, 29/4 of 2019 and 27/1/2020 are Mondays off; 12/4/2019 is already the day after.
    [Theory]
    [InlineData("on 2019-04-10", "2019-05-07", "2019-04-11 D+1", "2019-04-12 Overdue", "2019-04-22 Overdue",
        "2019-04-26 Overdue", "2019-05-06 Overdue")]
    [InlineData("on 2019-04-11", "2019-04-30", "2019-04-12 D+1", "2019-04-22 Overdue", "2019-04-26 Overdue")]
    [InlineData("on 2020-01-10", "2020-02-04", "2020-01-13 D+1", "2020-01-20 Overdue", "2020-01-22 Overdue",
        "2020-02-03 Overdue")]
    [InlineData("on 2019-08-22", "2019-09-10", "2019-08-23 D+1", "2019-08-26 Overdue", "2019-08-30 Overdue",
        "2019-09-09 Overdue")]
    [InlineData("on 2019-04-26", "2019-05-13", "2019-05-02 D+1", "2019-05-06 Overdue", "2019-05-13 Overdue")]
    public void Task_Overdue_IsMentionedEveryMondayOrTheWorkingDayBeforeIt(string due, string to, params string[] said)
    {
        var from = Written.Iso(Written.Day(due[^10..]).PlusDays(1));

        Ladder.DayByDay(Ladder.Item(due), from, to).ShouldBe(said);
    }

    [Theory]
    [InlineData("2019-06-19", false, false)] // D-7
    [InlineData("2019-06-25", false, true)] // D-3
    [InlineData("2019-06-25", true, false)]
    [InlineData("2019-06-27", false, true)]
    [InlineData("2019-06-28", false, true)]
    [InlineData("2019-07-01", false, true)]
    [InlineData("2019-07-01", true, false)]
    [InlineData("2019-07-08", false, true)]
    [InlineData("2019-07-08", true, false)]
    public void Head_OfAnAgency_IsCopiedFromThreeDaysBeforeWhenNothingWasBegun(string day, bool isBegun, bool isForHead)
    {
        var due = Ladder.Real.Between(
            Ladder.Item("on 2019-06-28", isBegun: isBegun), Written.Day(day).PlusDays(-1), Written.Day(day));

        due.ShouldNotBeNull().IsForHead.ShouldBe(isForHead);
    }

    [Fact]
    public void Head_OnADayOfTheCampaignAlone_IsNotCopied()
    {
        var due = Ladder.Real.Between(
            Ladder.Item("before 2019-11-15"), Written.Day("2019-11-11"), Written.Day("2019-11-12"));

        due.ShouldNotBeNull().IsForHead.ShouldBeFalse();
    }

    [Fact]
    public void Campaign_ForWhatIsNoAnnualReport_IsNotRun() =>
        Ladder.DayByDay(Ladder.Item("on 2019-11-14"), "2019-11-06", "2019-11-14")
            .ShouldBe(["2019-11-11 D-3", "2019-11-13 D-1", "2019-11-14 D-0"]);

    [Fact]
    public void Steps_OfOtherSettings_AreThoseOfTheSettings()
    {
        var ladder = new ReminderLadder(
            Calendars.VietnamDays.Calendar,
            new ReminderSettings
            {
                StepsBefore = [5], OverdueWeekday = NodaTime.IsoDayOfWeek.Wednesday, HeadCopiedFrom = 5,
            });
        var item = Ladder.Item("on 2019-06-28");

        var due = ladder.Between(item, Written.Day("2019-01-01"), Written.Day("2019-06-21"));
        due.ShouldNotBeNull().Steps.ShouldBe(["D-5"]);
        due.IsForHead.ShouldBeTrue();
        ladder.Between(item, Written.Day("2019-07-02"), Written.Day("2019-07-03")).ShouldNotBeNull().Steps
            .ShouldBe(["Overdue"]);
    }

    [Fact]
    public void Settings_Unchanged_AreTheSheets()
    {
        var settings = new ReminderSettings();

        settings.StepsBefore.ShouldBe([30, 14, 7, 3, 1]);
        settings.HeadCopiedFrom.ShouldBe(3);
        settings.OverdueWeekday.ShouldBe(NodaTime.IsoDayOfWeek.Monday);
        settings.DigestTime.ShouldBe(new NodaTime.LocalTime(7, 0));
        var stated = Written.Day("2019-11-15");
        (stated - settings.CampaignWeekly).ShouldBe(Written.Day("2019-10-15"));
        (stated - settings.CampaignTwiceWeekly).ShouldBe(Written.Day("2019-11-01"));
        (stated - settings.CampaignDaily).ShouldBe(Written.Day("2019-11-08"));
    }

    // Sent at 7:30: what was written before is in the mail of the day, what came after in the next one, once.
    [Theory]
    [InlineData("2019-06-04T07:29:00+07:00", "2019-06-04 Message")]
    [InlineData("2019-06-04T07:31:00+07:00", "2019-06-05 Message")]
    public void Message_NotAnswered_IsMentionedOnceInTheNextMail(string writtenAt, string said) =>
        Ladder.DayByDay(
            Ladder.Item("on 2019-12-30") with { Unanswered = [Written.At(writtenAt)] }, "2019-06-01", "2019-06-30")
            .ShouldBe([said]);

    [Theory]
    [InlineData("on 2019-06-05")]
    [InlineData("on 2019-05-02")]
    public void Message_AboutWhatIsHandedIn_IsMentionedAloneWhateverTheDate(string due) =>
        Ladder.DayByDay(
            Ladder.Item(due) with { IsHandedIn = true, Unanswered = [Written.At("2019-06-04T10:00:00+07:00")] },
            "2019-06-01", "2019-06-30")
            .ShouldBe(["2019-06-05 Message"]);

    [Fact]
    public void Message_WrittenOverTheWeekend_IsMentionedOnMonday() =>
        Ladder.StepsBetween(
            Ladder.Item("on 2019-12-30") with { Unanswered = [Written.At("2019-06-08T10:00:00+07:00")] },
            "2019-06-07", "2019-06-10").ShouldBe("Message");
}
