using NodaTime;

namespace AgencyTasks.Core.Clock;

/// <summary>A clock that stands where it was put: for living a span of days at once.</summary>
public sealed class SettableClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;

    /// <summary>Never backwards.</summary>
    public void AdvanceTo(Instant moment) => Now = Instant.Max(Now, moment);
}
