using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using NodaTime;

namespace AgencyTasks.Core.Jobs;

/// <summary>
/// Hangfire's hours are real time. Where the clock is simulated, this looks every minute which jobs' hours have come by
/// that clock since it last looked, and runs them: at simulated half past seven the reminders go out.
/// </summary>
public sealed class FollowClockJob(AgencyTasksDb db, JobRunner runner, IClock clock)
{
    public const string Id = "follow-clock";

    /// <returns>The jobs that were run.</returns>
    /// <exception cref="AggregateException">Jobs failed; the others were run, these come again.</exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(CancellationToken token)
    {
        var ran = new List<string>();
        var faults = new List<Exception>();
        foreach (var job in RecurringJobs.All.Where(job => job.Hour is not null))
        {
            var came = job.LastDay(clock);
            if (await db.WatermarkAsync(MarkOf(job), token) >= came)
            {
                continue;
            }

            try
            {
                await runner.RunAsync(job, token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Add(e);
                continue;
            }

            await db.MoveWatermarkAsync(MarkOf(job), came, token);
            ran.Add(job.Id);
        }

        return faults.Count == 0 ? ran : throw new AggregateException(faults);
    }

    private static string MarkOf(RecurringJob job) => $"{Id}:{job.Id}";
}
