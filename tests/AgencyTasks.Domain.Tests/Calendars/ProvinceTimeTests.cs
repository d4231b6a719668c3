using AgencyTasks.Domain.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Calendars;

public sealed class ProvinceTimeTests
{
    [Theory]
    [InlineData("2019-11-14T16:59:59.999Z", "2019-11-14")]
    [InlineData("2019-11-14T17:00:00Z", "2019-11-15")]
    [InlineData("2019-12-31T17:00:00Z", "2020-01-01")]
    [InlineData("2020-02-28T17:00:00Z", "2020-02-29")]
    public void Date_OfAnInstant_IsTheProvinces(string at, string day) =>
        ProvinceTime.DateOf(Written.At(at)).ShouldBe(Written.Day(day));

    [Fact]
    public void Day_InTheProvince_BeginsAtSeventeenTheDayBeforeInUtc()
    {
        ProvinceTime.StartOf(Written.Day("2019-11-15")).ShouldBe(Written.At("2019-11-14T17:00:00Z"));
        ProvinceTime.At(Written.Day("2020-11-13"), new LocalTime(7, 30))
            .ShouldBe(Written.At("2020-11-13T07:30:00+07:00"));
    }

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("2019-11-14T23:59:59.9999996+07:00", "2019-11-14T23:59:59.999999+07:00")]
    [InlineData("2019-11-14T23:59:59.999999999+07:00", "2019-11-14T23:59:59.999999+07:00")]
    [InlineData("2019-11-14T23:59:59.999999+07:00", "2019-11-14T23:59:59.999999+07:00")]
    [InlineData("2019-11-15T00:00:00.0000009+07:00", "2019-11-15T00:00:00+07:00")]
    [InlineData("2019-11-15T00:00:00+07:00", "2019-11-15T00:00:00+07:00")]
    [InlineData("1969-12-31T23:59:59.9999996Z", "1969-12-31T23:59:59.999999Z")]
    public void Moment_CutToMicroseconds_NeverGoesUp(string at, string cut)
    {
        var result = ProvinceTime.TruncateToMicrosecond(Written.At(at));

        result.ShouldBe(Written.At(cut));
        DueDate.Before(Written.Day("2019-11-15")).IsMetBy(result)
            .ShouldBe(DueDate.Before(Written.Day("2019-11-15")).IsMetBy(Written.At(at)));
    }

    [Fact]
    public void Moment_CutToMicroseconds_IsWholeAndLessThanOneEarlier() =>
        Gen.Long[-10_000_000_000_000, 20_000_000_000_000_000].Sample(ticks =>
        {
            var at = Instant.FromUnixTimeTicks(ticks);
            var cut = ProvinceTime.TruncateToMicrosecond(at);

            (cut.ToUnixTimeTicks() % 10).ShouldBe(0);
            (at - cut).ShouldBeInRange(Duration.Zero, Duration.FromTicks(9));
        });
}
