using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Core.Simulation;

/// <summary>Stands still until it is put to another moment.</summary>
public sealed class SettableClock(Instant start) : IClock
{
    private Instant now = start;

    public Instant GetCurrentInstant() => now;

    /// <summary>Never backwards.</summary>
    public void Set(Instant moment) => now = Instant.Max(now, moment);

    public void Set(LocalDate day, LocalTime hour) => Set(ProvinceTime.At(day, hour));
}
