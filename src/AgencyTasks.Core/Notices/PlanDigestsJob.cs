using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>
/// Once a week, a digest for every head of a body that has tasks. What the head would be reminded of that day stands in
/// it: nobody gets two mails. May be woken at any time, and twice.
/// </summary>
public sealed class PlanDigestsJob(AgencyTasksDb db, DigestPlanner planner)
{
    /// <param name="until">Plans up to that day; null: as far as the hour of the digest has come.</param>
    /// <returns>How many digests were written now.</returns>
    public Task<int> ExecuteAsync(LocalDate? until = null, CancellationToken token = default) =>
        db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Reminders, cancel);
                return await planner.PlanAsync(until, cancel);
            },
            token);
}

/// <summary>The digests' part of planning, under the lock that both planners share.</summary>
public sealed class DigestPlanner(
    AgencyTasksDb db, PlanningDays days, PostHoldersQuery holders, DueReminders reminders, NoticeOutbox outbox, IClock clock)
{
    public async Task<int> PlanAsync(LocalDate? until, CancellationToken token)
    {
        var day = await days.FindAsync(PlanningDays.Digests, until, token);
        if (day.IsIdle)
        {
            return 0;
        }

        var written = 0;
        if (DigestDay.LiesBetween(day.After, day.Until, day.Calendar))
        {
            var wanted = await WantedAsync(day.Until, token);
            written = await outbox.WriteAsync(NoticeKind.WeeklyDigest, day.Until, wanted, clock.Now(), token);
        }

        await days.MoveAsync(PlanningDays.Digests, day.Until, token);
        return written;
    }

    private async Task<IReadOnlyList<WantedNotice>> WantedAsync(LocalDate until, CancellationToken token)
    {
        var people = await holders.ExecuteAsync(until, token);
        var withTasks = await db.Tasks.Where(task => task.State != TaskState.Cancelled)
            .Select(task => task.AgencyId).Distinct().ToListAsync(token);
        var day = await days.FindAsync(PlanningDays.Reminders, until, token);
        var drafts = (await reminders.FindAsync(day, people, token)).ToDictionary(draft => draft.PersonId);
        return
        [
            .. people
                .Where(holder => holder.Role == Role.AgencyHead && holder.AgencyKind != AgencyKind.Steering
                    && withTasks.Contains(holder.AgencyId))
                .DistinctBy(holder => holder.PersonId)
                .Select(holder => new WantedNotice
                {
                    To = holder,
                    AgencyId = holder.AgencyId,
                    Items = drafts.TryGetValue(holder.PersonId, out var draft)
                        ? [.. draft.Items.Select(WantedItem.Of)]
                        : [],
                }),
        ];
    }
}
