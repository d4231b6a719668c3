using NodaTime;

namespace AgencyTasks.Core.Accounts;

public static class RealTime
{
    /// <summary>The real moment, in whole microseconds: a simulated clock opens and ends no session.</summary>
    public static Instant Now(this TimeProvider time)
    {
        var ticks = time.GetUtcNow().UtcTicks - NodaConstants.BclEpoch.ToDateTimeUtc().Ticks;
        return NodaConstants.BclEpoch + Duration.FromTicks(ticks - (ticks % 10));
    }
}
