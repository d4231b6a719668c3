using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>The 15-November campaign, day by day.</summary>
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

    [Theory]
    [InlineData("2019-06-30")]
    [InlineData("2019-10-15")]
    public void Campaign_ForAReportDueBeforeItBegins_HasNoDays(string before) =>
        Ladder.Real.CampaignDays(DueDate.Before(Written.Day(before))).ShouldBeEmpty();
}
