using AgencyTasks.Core.Display;
using AgencyTasks.Web.Infrastructure;
using NodaTime;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("1/6/2019")]
    [InlineData("01/06/19")]
    [InlineData("1-6-2019")]
    [InlineData("01.06.2019")]
    [InlineData("2019-06-01")]
    [InlineData(" 01 / 06 / 2019 ")]
    public void Parse_TheWaysPeopleWriteADay_GivesTheFirstOfJune(string typed)
    {
        TypedDate.Parse(typed).Date.ShouldBe(new LocalDate(2019, 6, 1));
    }

    [Fact]
    public void Parse_06_01_IsTheSixthOfJanuary()
    {
        TypedDate.Parse("06/01/2019").Date.ShouldBe(new LocalDate(2019, 1, 6));
    }

    [Fact]
    public void Parse_29February_DependsOnTheYear()
    {
        TypedDate.Parse("29/02/2020").Date.ShouldBe(new LocalDate(2020, 2, 29));
        TypedDate.Parse("29/02/2019").Key.ShouldBe("Date.NoSuchDay");
    }

    [Theory]
    [InlineData("31/06/2019", "Date.NoSuchDay", 6, 30, 2019)]
    [InlineData("00/06/2019", "Date.NoSuchDay", 6, 30, 2019)]
    public void Parse_ADayThatTheMonthLacks_SaysHowManyThereAre(string typed, string key, int month, int days, int year)
    {
        var date = TypedDate.Parse(typed);

        date.Date.ShouldBeNull();
        date.Key.ShouldBe(key);
        date.Values.ShouldBe([month, days, year]);
    }

    [Theory]
    [InlineData("06/13/2019", "Date.NoSuchMonth")]
    [InlineData("1/6/0019", "Date.NoSuchYear")]
    [InlineData("hôm qua", "Date.Unreadable")]
    [InlineData("1/6", "Date.Unreadable")]
    [InlineData("1/6/2019/3", "Date.Unreadable")]
    [InlineData("１/6/2019", "Date.Unreadable")]
    [InlineData("1/6/201", "Date.Unreadable")]
    [InlineData("2019-6-1T00:00", "Date.Unreadable")]
    public void Parse_WhatIsNoDate_SaysWhatIsWrong(string typed, string key)
    {
        TypedDate.Parse(typed).Key.ShouldBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Parse_Nothing_IsEmptyAndNoError(string? typed)
    {
        TypedDate.Parse(typed).IsEmpty.ShouldBeTrue();
    }
}
