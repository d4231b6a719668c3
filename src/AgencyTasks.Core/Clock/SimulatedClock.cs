using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Core.Clock;

/// <summary>A ticking clock that stands at another time, so that a plan of past years can be lived today.</summary>
public sealed class SimulatedClock(Instant simulatedAt, Instant realAt) : IClock
{
    private readonly Duration offset = simulatedAt - realAt;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + offset;
}

public static class ClockExtensions
{
    /// <summary>The date in the province now.</summary>
    public static LocalDate Today(this IClock clock) => ProvinceTime.DateOf(clock.GetCurrentInstant());

    /// <summary>The last day on which that hour of the province has come.</summary>
    public static LocalDate LastDayAt(this IClock clock, LocalTime hour)
    {
        var today = clock.Today();
        return clock.GetCurrentInstant() >= ProvinceTime.At(today, hour) ? today : today.PlusDays(-1);
    }

    /// <summary>Now, in whole microseconds: what is judged is what is stored.</summary>
    public static Instant Now(this IClock clock) => ProvinceTime.TruncateToMicrosecond(clock.GetCurrentInstant());
}
