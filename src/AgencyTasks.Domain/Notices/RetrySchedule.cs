using NodaTime;

namespace AgencyTasks.Domain.Notices;

/// <summary>When a mail that was refused for the time being is tried again: after 1, 5, 15, 30, 60 minutes, then
/// hourly, up to a day after it was written (product rule).</summary>
public static class RetrySchedule
{
    private static readonly int[] Minutes = [1, 5, 15, 30, 60];

    public static readonly Duration GiveUpAfter = Duration.FromHours(24);

    /// <param name="attempts">Failed tries so far, from 1.</param>
    /// <returns>Null: no more, the notice has expired.</returns>
    public static Instant? NextTry(int attempts, Instant createdAt, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var next = now + Duration.FromMinutes(Minutes[Math.Min(attempts, Minutes.Length) - 1]);
        return next > createdAt + GiveUpAfter ? null : next;
    }
}
