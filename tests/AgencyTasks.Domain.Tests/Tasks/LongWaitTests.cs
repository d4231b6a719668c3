using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

public sealed class LongWaitTests
{
    [Theory]
    [InlineData("2019-11-12", "2019-11-04T23:59:59.999+07:00", true)]
    [InlineData("2019-11-12", "2019-11-05T00:00:00+07:00", false)]
    [InlineData("2019-11-10", "2019-11-01T10:00:00+07:00", false)]
    [InlineData("2019-11-10", "2019-10-31T10:00:00+07:00", true)]
    public void Before_IsMoreThanFiveWorkingDays(string today, string made, bool isLong)
    {
        var calendar = new WorkingCalendar([]);
        var (day, at) = (Written.Day(today), Written.At(made));

        (at < LongWait.Before(day, calendar)).ShouldBe(isLong);
        (calendar.WorkingDaysBetween(ProvinceTime.DateOf(at), day) > LongWait.WorkingDays).ShouldBe(isLong);
    }
}
