using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Notices;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>
/// The day's task mails: one a person, with everything the ladder names since the last planned day, written with the
/// watermark in one transaction. May be woken at any time, and twice; after an outage of days, what is still true is
/// written once, dated today. On a day off nothing is written: the next working day takes it along.
/// </summary>
public sealed class PlanRemindersJob(
    AgencyTasksDb db, PlanningDays days, PostHoldersQuery holders, DueReminders reminders, DigestPlanner digests,
    NoticeOutbox outbox, IClock clock)
{
    /// <param name="until">Plans up to that day; null: as far as the hour of the reminders has come.</param>
    /// <returns>How many task mails were written now.</returns>
    public Task<int> ExecuteAsync(LocalDate? until = null, CancellationToken token = default) =>
        db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Reminders, cancel);
                return await PlanAsync(until, cancel);
            },
            token);

    private async Task<int> PlanAsync(LocalDate? until, CancellationToken token)
    {
        var day = await days.FindAsync(PlanningDays.Reminders, until, token);
        if (day.IsIdle)
        {
            return 0;
        }

        // The day's digests come first, whichever job was woken first: who gets one finds the tasks in it.
        await digests.PlanAsync(day.Until, token);
        var people = await holders.ExecuteAsync(day.Until, token);
        var byPerson = people.ToLookup(holder => holder.PersonId);
        var wanted = (await reminders.FindAsync(day, people, token))
            .Select(draft => new WantedNotice
            {
                To = byPerson[draft.PersonId].First(),
                AgencyId = draft.Items[0].AgencyId,
                Items = [.. draft.Items.Select(WantedItem.Of)],
            })
            .OrderBy(notice => notice.To.AgencyPosition).ThenBy(notice => notice.To.PersonCode, StringComparer.Ordinal)
            .ToList();
        wanted = SharedMailboxes.Copy(wanted, people);
        var written = await outbox.WriteAsync(NoticeKind.TaskReminder, day.Until, wanted, clock.Now(), token);
        await days.MoveAsync(PlanningDays.Reminders, day.Until, token);
        return written;
    }
}
