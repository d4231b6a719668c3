using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>The campaign for an annual report, day by day, by the plan's own date.</summary>
[Trait("Plan", "VII.2")]
public sealed class CampaignTests
{
    [Theory]
    [InlineData("2018-11-15", "2018-10-15 2018-10-22 2018-10-29 2018-11-01 2018-11-05 2018-11-08 2018-11-09 2018-11-12 "
        + "2018-11-13 2018-11-14")]
    [InlineData("2019-11-15", "2019-10-15 2019-10-22 2019-10-29 2019-11-04 2019-11-07 2019-11-08 2019-11-11 2019-11-12 "
        + "2019-11-13 2019-11-14")]
    [InlineData("2020-11-15", "2020-10-15 2020-10-22 2020-10-29 2020-11-02 2020-11-05 2020-11-09 2020-11-10 2020-11-11 "
        + "2020-11-12 2020-11-13")]
    [InlineData("2022-11-15", "2022-10-14 2022-10-21 2022-10-28 2022-11-03 2022-11-07 2022-11-08 2022-11-09 2022-11-10 "
        + "2022-11-11 2022-11-14")] // 15 October 2022 is a Saturday: the weekly mail leaves on Fridays
    public void Campaign_ForTheReportOfAYear_RunsOnTheseDays(string before, string days) =>
        Ladder.Real.CampaignDays(DueDate.Before(Written.Day(before))).Distinct().ShouldBe(Written.Days(days));

    /// <summary>Another plan with another date: a month, 14 days and 7 days before it.</summary>
    [Theory]
    [InlineData("2019-06-05", "2019-05-04 2019-05-10 2019-05-17 2019-05-23 2019-05-27 2019-05-29 2019-05-30 2019-05-31 "
        + "2019-06-03 2019-06-04")] // 5 May 2019 is a Sunday: the weekly mail leaves on the working day before
    [InlineData("2019-12-20", "2019-11-20 2019-11-27 2019-12-04 2019-12-09 2019-12-12 2019-12-13 2019-12-16 2019-12-17 "
        + "2019-12-18 2019-12-19")]
    [InlineData("2020-01-10", "2019-12-10 2019-12-17 2019-12-24 2019-12-30 2020-01-02 2020-01-03 2020-01-06 2020-01-07 "
        + "2020-01-08 2020-01-09")]
    public void Campaign_OfAPlanWithAnotherDate_RunsOnTheAnalogousDays(string before, string days) =>
        Ladder.Real.CampaignDays(DueDate.Before(Written.Day(before))).Distinct().ShouldBe(Written.Days(days));
}
