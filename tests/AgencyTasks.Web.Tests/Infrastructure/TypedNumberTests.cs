using System.Globalization;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1234,5", "1234.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData(" 12 ", "12")]
    [InlineData("-3", "-3")]
    public void Parse_AFigureInVietnamese_IsThatFigure(string typed, string value)
    {
        TypedNumber.Parse(typed).ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1,234.5")]
    [InlineData("12.34")]
    [InlineData("1.2345")]
    [InlineData("mười")]
    [InlineData("1e5")]
    [InlineData("٣")]
    [InlineData("1234567890123456")]
    [InlineData(",5")]
    public void Parse_WhatCouldMeanTwoThings_IsNoFigure(string typed)
    {
        TypedNumber.Parse(typed).ShouldBeNull();
    }

    [Theory]
    [InlineData("1234567.5", "1.234.567,5")]
    [InlineData("3", "3")]
    [InlineData("0", "0")]
    public void Show_AFigure_ReadsBackTheSame(string value, string shown)
    {
        var figure = decimal.Parse(value, CultureInfo.InvariantCulture);

        TypedNumber.Show(figure).ShouldBe(shown);
        TypedNumber.Parse(shown).ShouldBe(figure);
    }
}
