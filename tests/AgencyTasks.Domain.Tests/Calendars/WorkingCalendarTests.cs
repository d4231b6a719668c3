using AgencyTasks.Domain.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = VietnamDays.Calendar;

    [Theory]
    [InlineData("2019-11-14", true)] // Thursday
    [InlineData("2019-11-16", false)] // Saturday
    [InlineData("2019-11-17", false)] // Sunday
    [InlineData("2019-09-02", false)] // Quốc khánh, Monday
    [InlineData("2018-09-03", false)] // in lieu of Sunday 2 September
    [InlineData("2018-02-14", false)] // Tết 2018
    [InlineData("2018-02-20", false)]
    [InlineData("2018-02-21", true)]
    [InlineData("2018-02-13", true)]
    [InlineData("2020-01-22", true)]
    [InlineData("2020-01-23", false)] // Tết 2020
    [InlineData("2020-01-29", false)]
    [InlineData("2020-01-30", true)]
    [InlineData("2018-12-31", false)] // swapped with
    [InlineData("2019-01-05", true)] // this Saturday
    [InlineData("2019-04-29", false)] // swapped with
    [InlineData("2019-05-04", true)] // this Saturday
    [InlineData("2019-05-11", false)]
    [InlineData("2020-11-14", false)] // the Saturday of the 2020 report
    [InlineData("2020-11-13", true)]
    public void Day_OfTheRealCalendar_IsWorkedOrNot(string day, bool isWorked) =>
        Calendar.IsWorkingDay(Written.Day(day)).ShouldBe(isWorked);

    [Theory]
    [InlineData("2019-11-14", "2019-11-14", "2019-11-14")]
    [InlineData("2019-06-30", "2019-06-28", "2019-07-01")]
    [InlineData("2019-09-01", "2019-08-30", "2019-09-03")]
    [InlineData("2020-01-25", "2020-01-22", "2020-01-30")]
    [InlineData("2019-04-28", "2019-04-26", "2019-05-02")]
    [InlineData("2019-05-05", "2019-05-04", "2019-05-06")]
    [InlineData("2018-12-30", "2018-12-28", "2019-01-02")]
    public void Day_OffOrWorked_HasItsNearestWorkingDays(string day, string before, string after)
    {
        Calendar.OnOrBefore(Written.Day(day)).ShouldBe(Written.Day(before));
        Calendar.OnOrAfter(Written.Day(day)).ShouldBe(Written.Day(after));
    }

    [Theory]
    [InlineData("2020-11-14", -1, "2020-11-13")]
    [InlineData("2020-11-14", 1, "2020-11-16")]
    [InlineData("2020-11-14", 0, "2020-11-14")]
    [InlineData("2019-09-03", -1, "2019-08-30")]
    [InlineData("2019-08-30", 1, "2019-09-03")]
    [InlineData("2019-05-06", -3, "2019-05-02")]
    [InlineData("2020-01-31", -3, "2020-01-21")]
    [InlineData("2020-01-31", -30, "2019-12-12")]
    public void WorkingDays_AddedToADay_SkipDaysOff(string day, int workingDays, string result) =>
        Calendar.AddWorkingDays(Written.Day(day), workingDays).ShouldBe(Written.Day(result));

    [Theory]
    [InlineData("2019-11-11", "2019-11-14", 3)]
    [InlineData("2019-11-14", "2019-11-14", 0)]
    [InlineData("2019-11-15", "2019-11-14", 0)]
    [InlineData("2019-08-30", "2019-09-03", 1)]
    [InlineData("2019-04-26", "2019-05-06", 4)]
    public void WorkingDays_BetweenTwoDays_ExcludeTheFirstAndIncludeTheLast(string from, string to, int count) =>
        Calendar.WorkingDaysBetween(Written.Day(from), Written.Day(to)).ShouldBe(count);

    [Fact]
    public void Year_WithoutRows_KnowsWeekendsOnly()
    {
        Calendar.HasRowsFor(2018).ShouldBeTrue();
        Calendar.HasRowsFor(2027).ShouldBeTrue();
        Calendar.HasRowsFor(2017).ShouldBeFalse();
        Calendar.HasRowsFor(2028).ShouldBeFalse();
        Calendar.IsWorkingDay(Written.Day("2030-09-02")).ShouldBeTrue();
        Calendar.IsWorkingDay(Written.Day("2030-09-01")).ShouldBeFalse();
        VietnamDays.WeekendsOnly.IsWorkingDay(Written.Day("2019-09-02")).ShouldBeTrue();
    }

    [Fact]
    public void NearestWorkingDays_OfAnyDay_HaveNoOtherBetween() =>
        Gen.Int[0, 3650].Sample(offset =>
        {
            var day = Written.Day("2018-01-02").PlusDays(offset);
            var before = Calendar.OnOrBefore(day);
            var after = Calendar.OnOrAfter(day);

            Calendar.IsWorkingDay(before).ShouldBeTrue();
            Calendar.IsWorkingDay(after).ShouldBeTrue();
            Calendar.WorkingDaysBetween(before, day).ShouldBe(0);
            Calendar.WorkingDaysBetween(day, after).ShouldBe(day == after ? 0 : 1);
            (before == day).ShouldBe(Calendar.IsWorkingDay(day));
        });

    [Fact]
    public void WorkingDays_AddedAndCounted_Agree() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 60]).Sample((offset, count) =>
        {
            var day = Written.Day("2018-01-02").PlusDays(offset);
            var later = Calendar.AddWorkingDays(day, count);

            Calendar.WorkingDaysBetween(day, later).ShouldBe(count);
            Calendar.AddWorkingDays(later, -count).ShouldBe(Calendar.OnOrBefore(day));
        });
}
