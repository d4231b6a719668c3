using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tests.Calendars;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>Monday, or the next working day.</summary>
public sealed class DigestDayTests
{
    [Theory]
    [InlineData("2019-11-04", "2019-11-04")]
    [InlineData("2019-11-10", "2019-11-04")]
    [InlineData("2019-04-17", "2019-04-16")] // Monday 15/4/2019 off in lieu
    [InlineData("2019-09-02", "2019-09-03")] // Quốc khánh on a Monday
    [InlineData("2020-01-27", "2020-01-30")] // Tết
    [InlineData("2019-02-06", null)] // a week of Tết without a working day
    [InlineData("2019-01-01", "2019-01-02")]
    public void Digest_OfAWeek_LeavesOnItsFirstWorkingDay(string anyDay, string? day) =>
        DigestDay.OfWeek(Written.Day(anyDay), VietnamDays.Calendar).ShouldBe(day is null ? null : Written.Day(day));

    [Theory]
    [InlineData("2019-11-03", "2019-11-04", true)]
    [InlineData("2019-11-04", "2019-11-04", false)]
    [InlineData("2019-11-04", "2019-11-10", false)]
    [InlineData("2019-11-04", "2019-11-11", true)]
    [InlineData("2019-02-01", "2019-02-10", false)]
    [InlineData("2019-02-01", "2019-02-11", true)]
    [InlineData("2018-01-01", "2019-11-10", true)]
    public void Digest_BetweenTwoRuns_IsDueWhenItsDayLiesThere(string after, string until, bool isDue) =>
        DigestDay.LiesBetween(Written.Day(after), Written.Day(until), VietnamDays.Calendar).ShouldBe(isDue);
}
