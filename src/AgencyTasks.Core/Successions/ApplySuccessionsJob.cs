using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Successions;

/// <summary>At midnight, before anything is planned: acts whose day has come take effect, the oldest first, once each;
/// after an outage all that were missed.</summary>
public sealed class ApplySuccessionsJob(AgencyTasksDb db, ApplySuccession apply, IClock clock)
{
    /// <returns>How many acts took effect, and how many tasks passed on.</returns>
    public async Task<(int Acts, int Tasks)> ExecuteAsync(CancellationToken token)
    {
        var today = clock.Today();
        var due = await db.Successions.AsNoTracking()
            .Where(act => act.AppliedAt == null && act.EffectiveDay <= today)
            .OrderBy(act => act.EffectiveDay).ThenBy(act => act.RecordedAt)
            .Select(act => act.Id)
            .ToListAsync(token);
        var (acts, tasks) = (0, 0);
        foreach (var id in due)
        {
            if (await ApplyAsync(id, token) is { } passed)
            {
                acts++;
                tasks += passed.Tasks;
            }
        }

        return (acts, tasks);
    }

    private Task<WorkPassedOn?> ApplyAsync(Guid id, CancellationToken token)
    {
        var at = clock.Now();
        return db.InTransactionAsync<WorkPassedOn?>(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                // Another worker may have been here while this one waited.
                return await db.Successions.AnyAsync(act => act.Id == id && act.AppliedAt == null, cancel)
                    ? await apply.ExecuteAsync(id, at, cancel)
                    : null;
            },
            token);
    }
}
