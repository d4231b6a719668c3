using NodaTime;

namespace AgencyTasks.Domain.Calendars;

/// <summary>The province's own time, Asia/Ho_Chi_Minh (+07:00), whatever the zone of the server.</summary>
public static class ProvinceTime
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    /// <summary>The date of an instant in the province. 2019-11-14T17:00:00Z is 15 November 2019.</summary>
    public static LocalDate DateOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first instant of a day in the province.</summary>
    public static Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();

    /// <summary>A day and an hour of the province as an instant.</summary>
    public static Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneLeniently(Zone).ToInstant();

    /// <summary>
    /// Cuts an instant to whole microseconds, downwards: PostgreSQL keeps no more, and would round
    /// 23:59:59.9999996 of the last day on time up into the next day.
    /// </summary>
    public static Instant TruncateToMicrosecond(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % 10) + 10) % 10));
    }
}
