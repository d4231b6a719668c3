using AgencyTasks.Domain.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Calendars;

public sealed class ReportingPeriodTests
{
    private static readonly AnnualDate ReportBefore = new(11, 15);

    [Theory]
    [InlineData("2019-02-10", Recurrence.Monthly, "2019-02", "2019-02-01", "2019-02-28")]
    [InlineData("2020-02-29", Recurrence.Monthly, "2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2019-12-31", Recurrence.Monthly, "2019-12", "2019-12-01", "2019-12-31")]
    [InlineData("2019-01-01", Recurrence.Quarterly, "2019-Q1", "2019-01-01", "2019-03-31")]
    [InlineData("2019-03-31", Recurrence.Quarterly, "2019-Q1", "2019-01-01", "2019-03-31")]
    [InlineData("2019-04-01", Recurrence.Quarterly, "2019-Q2", "2019-04-01", "2019-06-30")]
    [InlineData("2019-09-30", Recurrence.Quarterly, "2019-Q3", "2019-07-01", "2019-09-30")]
    [InlineData("2019-10-01", Recurrence.Quarterly, "2019-Q4", "2019-10-01", "2019-12-31")]
    [InlineData("2019-06-30", Recurrence.HalfYearly, "2019-H1", "2019-01-01", "2019-06-30")]
    [InlineData("2019-07-01", Recurrence.HalfYearly, "2019-H2", "2019-07-01", "2019-12-31")]
    [InlineData("2019-11-15", Recurrence.Yearly, "2019", "2019-01-01", "2019-12-31")]
    [InlineData("2020-12-31", Recurrence.Yearly, "2020", "2020-01-01", "2020-12-31")]
    public void Period_OfACalendarRecurrence_ContainsTheDay(
        string day, Recurrence recurrence, string code, string start, string end) =>
        ReportingPeriod.Containing(Written.Day(day), recurrence)
            .ShouldBe(new ReportingPeriod(code, Written.Day(start), Written.Day(end)));

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("2018-11-14", "2018", "2017-11-15", "2018-11-14")]
    [InlineData("2018-11-15", "2019", "2018-11-15", "2019-11-14")]
    [InlineData("2019-06-30", "2019", "2018-11-15", "2019-11-14")]
    [InlineData("2019-11-14", "2019", "2018-11-15", "2019-11-14")]
    [InlineData("2019-11-15", "2020", "2019-11-15", "2020-11-14")]
    public void ReportYear_OfADay_RunsFrom15NovemberTo14November(string day, string code, string start, string end) =>
        ReportingPeriod.Containing(Written.Day(day), Recurrence.Yearly, ReportBefore)
            .ShouldBe(new ReportingPeriod(code, Written.Day(start), Written.Day(end)));

    [Fact]
    public void Period_OfWhatComesOnce_IsNotTheCalendars() =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => ReportingPeriod.Containing(Written.Day("2019-01-01"), Recurrence.Once));

    [Fact]
    public void Periods_OfAnyDayAndRecurrence_FollowWithoutGapAndAgreeWithin() =>
        Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 3], Gen.Bool).Sample((offset, kind, isReport) =>
        {
            var day = Written.Day("2017-01-01").PlusDays(offset);
            var recurrence = isReport ? Recurrence.Yearly : (Recurrence)kind;
            AnnualDate? boundary = isReport ? ReportBefore : null;
            var period = ReportingPeriod.Containing(day, recurrence, boundary);
            var next = ReportingPeriod.Containing(period.End.PlusDays(1), recurrence, boundary);

            (period.Start <= day && day <= period.End).ShouldBeTrue();
            ReportingPeriod.Containing(period.Start, recurrence, boundary).ShouldBe(period);
            ReportingPeriod.Containing(period.End, recurrence, boundary).ShouldBe(period);
            next.Start.ShouldBe(period.End.PlusDays(1));
            next.Code.ShouldNotBe(period.Code);
        });
}
