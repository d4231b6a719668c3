using System.Globalization;
using AgencyTasks.Domain.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Calendars;

/// <summary>"Trước ngày 15 tháng 11" is exclusive: on time until the end of 14 November at +07:00.</summary>
[Trait("Plan", "VII.2")]
public sealed class DueDateTests
{
    [Theory]
    [InlineData("2019-11-14T00:00:00+07:00", true)]
    [InlineData("2019-11-14T23:59:59.999+07:00", true)]
    [InlineData("2019-11-14T23:59:59.999999999+07:00", true)]
    [InlineData("2019-11-15T00:00:00+07:00", false)]
    [InlineData("2019-11-15T00:00:00.000000001+07:00", false)]
    [InlineData("2019-11-14T16:59:59.999Z", true)]
    [InlineData("2019-11-14T17:00:00Z", false)]
    [InlineData("2019-11-14T23:59:59Z", false)]
    [InlineData("2019-11-14T12:00:00-05:00", false)]
    [InlineData("2019-11-14T11:59:59.999-05:00", true)]
    public void Before15November2019_AtAMoment_IsMetOnlyUntilTheEndOfThe14th(string at, bool isMet) =>
        DueDate.Before(Written.Day("2019-11-15")).IsMetBy(Written.At(at)).ShouldBe(isMet);

    [Theory]
    [InlineData("2019-06-30T23:59:59.999+07:00", true)]
    [InlineData("2019-07-01T00:00:00+07:00", false)]
    public void On30June2019_AtAMoment_IsMetUntilTheEndOfThatDay(string at, bool isMet) =>
        DueDate.On(Written.Day("2019-06-30")).IsMetBy(Written.At(at)).ShouldBe(isMet);

    [Fact]
    public void Before15November2020_WhoseLastDayIsASaturday_StaysThere()
    {
        var due = DueDate.Before(Written.Day("2020-11-15"));

        due.LastDay.ShouldBe(Written.Day("2020-11-14"));
        due.LastDay.DayOfWeek.ShouldBe(IsoDayOfWeek.Saturday);
        due.StatedDay.ShouldBe(Written.Day("2020-11-15"));
        due.LateFrom.ShouldBe(Written.At("2020-11-15T00:00:00+07:00"));
    }

    [Fact]
    public void DueDate_ExclusiveAndInclusiveOfTheSameLastDay_AreNotTheSame()
    {
        var before = DueDate.Before(Written.Day("2019-11-15"));
        var on = DueDate.On(Written.Day("2019-11-14"));

        before.LastDay.ShouldBe(on.LastDay);
        before.LateFrom.ShouldBe(on.LateFrom);
        before.ShouldNotBe(on);
        on.StatedDay.ShouldBe(Written.Day("2019-11-14"));
        DueDate.Of(before.LastDay, before.IsExclusive).ShouldBe(before);
        DueDate.Of(on.LastDay, on.IsExclusive).ShouldBe(on);
    }

    [Theory]
    [InlineData("2019-11-01", 0)]
    [InlineData("2019-11-14", 0)]
    [InlineData("2019-11-15", 1)]
    [InlineData("2019-11-18", 4)]
    [InlineData("2020-01-01", 48)]
    public void DaysOverdue_OnADay_CountCalendarDaysPastTheLast(string today, int days) =>
        DueDate.Before(Written.Day("2019-11-15")).DaysOverdue(Written.Day(today)).ShouldBe(days);

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    public void DueDate_AsText_IsTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            DueDate.Before(Written.Day("2019-11-15")).ToString().ShouldBe("before 2019-11-15");
            DueDate.On(Written.Day("2019-06-30")).ToString().ShouldBe("on 2019-06-30");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void DueDate_AnyDayAndMoment_IsMetExactlyWhenTheProvincesDateIsNotPast() =>
        Gen.Select(Gen.Int[0, 3650], Gen.Long[0, 3650L * 86_400_000_000]).Sample((days, micros) =>
        {
            var due = DueDate.On(Written.Day("2018-01-01").PlusDays(days));
            var at = Written.At("2018-01-01T00:00:00+07:00") + Duration.FromTicks(micros * 10);

            due.IsMetBy(at).ShouldBe(ProvinceTime.DateOf(at) <= due.LastDay);
            due.IsMetBy(at).ShouldBe(due.DaysOverdue(ProvinceTime.DateOf(at)) == 0);
        });
}
