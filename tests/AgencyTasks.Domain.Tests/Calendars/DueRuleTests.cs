using AgencyTasks.Domain.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Calendars;

public sealed class DueRuleTests
{
    // 30/06/2019 is a Sunday, 31/08/2019 a Saturday before Quốc khánh on Monday, 31/03/2019 a Sunday.
    [Theory]
    [InlineData("2019-06-30", Recurrence.HalfYearly, "end+0 none", "2019-06-30")]
    [InlineData("2019-06-30", Recurrence.HalfYearly, "end+0 next-working-day", "2019-07-01")]
    [InlineData("2019-06-30", Recurrence.HalfYearly, "end+0 previous-working-day", "2019-06-28")]
    [InlineData("2019-05-31", Recurrence.Monthly, "end+0 next-working-day", "2019-05-31")]
    [InlineData("2019-05-31", Recurrence.Monthly, "end+0 previous-working-day", "2019-05-31")]
    [InlineData("2019-08-10", Recurrence.Monthly, "end+0 next-working-day", "2019-09-03")]
    [InlineData("2019-08-10", Recurrence.Monthly, "end+2 previous-working-day", "2019-08-30")]
    [InlineData("2019-08-10", Recurrence.Monthly, "end+2 none", "2019-09-02")]
    [InlineData("2019-03-10", Recurrence.Monthly, "end+5 next-working-day", "2019-04-05")]
    [InlineData("2019-03-10", Recurrence.Quarterly, "end+14 next-working-day", "2019-04-16")]
    [InlineData("2019-03-10", Recurrence.Quarterly, "end+15 previous-working-day", "2019-04-12")]
    [InlineData("2018-12-10", Recurrence.Yearly, "end+0 previous-working-day", "2018-12-28")]
    [InlineData("2018-12-10", Recurrence.Yearly, "end+0 next-working-day", "2019-01-02")]
    [InlineData("2018-12-10", Recurrence.Yearly, "end+5 next-working-day", "2019-01-05")]
    [InlineData("2020-01-10", Recurrence.Monthly, "end+0 none", "2020-01-31")]
    [InlineData("2020-02-10", Recurrence.Monthly, "end+0 none", "2020-02-29")]
    [InlineData("2019-11-10", Recurrence.Monthly, "end+366 none", "2020-11-30")]
    public void Due_AfterThePeriodsEnd_IsInclusiveAndShifted(
        string day, Recurrence recurrence, string rule, string due) =>
        DueRule.Parse(rule)
            .Resolve(ReportingPeriod.Containing(Written.Day(day), recurrence), VietnamDays.Calendar)
            .ShouldBe(DueDate.On(Written.Day(due)));

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("2018-03-01", "2018-11-15")]
    [InlineData("2018-11-15", "2019-11-15")]
    [InlineData("2019-11-14", "2019-11-15")]
    [InlineData("2019-11-15", "2020-11-15")]
    public void Due_OfTheAnnualReport_IsBefore15NovemberAndNeverShifted(string day, string before)
    {
        var rule = DueRule.Parse("before 15/11");
        var period = ReportingPeriod.Containing(Written.Day(day), Recurrence.Yearly, rule.BeforeDate);

        rule.Resolve(period, VietnamDays.Calendar).ShouldBe(DueDate.Before(Written.Day(before)));
    }

    [Theory]
    [InlineData("before 15/11", "2019-12-31", "2020-11-15")]
    [InlineData("before 15/11", "2019-11-14", "2019-11-15")]
    [InlineData("before 15/11", "2019-11-15", "2020-11-15")]
    [InlineData("before 29/2", "2018-12-31", "2019-02-28")]
    [InlineData("before 29/2", "2019-12-31", "2020-02-29")]
    public void Due_BeforeAnAnnualDate_IsTheFirstAfterThePeriod(string rule, string end, string before) =>
        DueRule.Parse(rule)
            .Resolve(new ReportingPeriod("once", Written.Day("2018-01-01"), Written.Day(end)), VietnamDays.Calendar)
            .ShouldBe(DueDate.Before(Written.Day(before)));

    // 20/07/2019 is a Saturday; a day that a month does not have is its last one.
    [Theory]
    [InlineData("2019-07-03", Recurrence.Monthly, "before day 20", "2019-07-20")]
    [InlineData("2019-02-03", Recurrence.Monthly, "before day 31", "2019-02-28")]
    [InlineData("2020-02-03", Recurrence.Monthly, "before day 31", "2020-02-29")]
    [InlineData("2020-02-03", Recurrence.Monthly, "before day 29", "2020-02-29")]
    [InlineData("2019-04-03", Recurrence.Monthly, "before day 31", "2019-04-30")]
    [InlineData("2019-04-03", Recurrence.Monthly, "before day 1", "2019-04-01")]
    [InlineData("2019-04-03", Recurrence.Quarterly, "before day 25", "2019-06-25")]
    [InlineData("2019-10-03", Recurrence.HalfYearly, "before day 15", "2019-12-15")]
    [InlineData("2019-10-03", Recurrence.Yearly, "before day 1", "2019-12-01")]
    public void Due_BeforeADayOfTheLastMonth_IsExclusiveAndNeverShifted(
        string day, Recurrence recurrence, string rule, string before) =>
        DueRule.Parse(rule)
            .Resolve(ReportingPeriod.Containing(Written.Day(day), recurrence), VietnamDays.Calendar)
            .ShouldBe(DueDate.Before(Written.Day(before)));

    [Theory]
    [InlineData("before 20/12", Recurrence.Yearly, true)]
    [InlineData("before 20/12", Recurrence.Once, true)]
    [InlineData("before 20/12", Recurrence.HalfYearly, false)]
    [InlineData("before 20/12", Recurrence.Quarterly, false)]
    [InlineData("before 20/12", Recurrence.Monthly, false)]
    [InlineData("before day 20", Recurrence.Monthly, true)]
    [InlineData("end+5 none", Recurrence.Monthly, true)]
    public void AnnualDate_SuitsWhatComesOnceAYear(string rule, Recurrence recurrence, bool suits) =>
        DueRule.Parse(rule).Suits(recurrence).ShouldBe(suits);

    [Theory]
    [InlineData("")]
    [InlineData("before day 0")]
    [InlineData("before day 32")]
    [InlineData("before day")]
    [InlineData("before")]
    [InlineData("before 31/2")]
    [InlineData("before 0/1")]
    [InlineData("before 15/13")]
    [InlineData("before 15/0")]
    [InlineData("before 15/11\n")]
    [InlineData("before 15-11")]
    [InlineData("Before 15/11")]
    [InlineData("end+10")]
    [InlineData("end-1 none")]
    [InlineData("end+367 none")]
    [InlineData("end+1000 none")]
    [InlineData("end+10 next")]
    [InlineData("end+10 none ")]
    [InlineData("end+١٠ none")]
    public void Rule_WrittenWrongly_IsAFormatErrorThatQuotesIt(string text) =>
        Should.Throw<FormatException>(() => DueRule.Parse(text)).Message.ShouldContain($"'{text}'");

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public void Offset_OutsideAYear_IsRefused(int days) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DueRule.AfterPeriodEnd(days));

    [Fact]
    public void Rule_AnyThatCanBeMade_ReadsBackAsItself() =>
        Gen.Select(Gen.Int[0, 366], Gen.Int[0, 2], Gen.Int[1, 12], Gen.Int[1, 28]).Sample((days, shift, month, day) =>
        {
            var end = DueRule.AfterPeriodEnd(days, (Shift)shift);
            var before = DueRule.Before(new AnnualDate(month, day));

            DueRule.Parse(end.ToString()).ShouldBe(end);
            DueRule.Parse(before.ToString()).ShouldBe(before);
            DueRule.Parse($"before day {day}").ToString().ShouldBe($"before day {day}");
        });

    [Fact]
    public void Due_AnyRuleAndMonth_IsShiftedOnlyInItsDirectionAndOntoAWorkingDay() =>
        Gen.Select(Gen.Int[0, 119], Gen.Int[0, 60]).Sample((months, days) =>
        {
            var day = Written.Day("2018-01-01").PlusMonths(months);
            var period = ReportingPeriod.Containing(day, Recurrence.Monthly);
            var nominal = period.End.PlusDays(days);
            var next = DueRule.AfterPeriodEnd(days, Shift.NextWorkingDay).Resolve(period, VietnamDays.Calendar);
            var previous = DueRule.AfterPeriodEnd(days, Shift.PreviousWorkingDay).Resolve(period, VietnamDays.Calendar);

            DueRule.AfterPeriodEnd(days).Resolve(period, VietnamDays.Calendar).LastDay.ShouldBe(nominal);
            next.LastDay.ShouldBe(VietnamDays.Calendar.OnOrAfter(nominal));
            previous.LastDay.ShouldBe(VietnamDays.Calendar.OnOrBefore(nominal));
            (previous.LastDay <= nominal && nominal <= next.LastDay).ShouldBeTrue();
            VietnamDays.Calendar.IsWorkingDay(next.LastDay).ShouldBeTrue();
            VietnamDays.Calendar.IsWorkingDay(previous.LastDay).ShouldBeTrue();
        });
}
