using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>
/// Once a working day, a mail to every administrator while a published duty has no task for its next period. On days off the
/// first screens still say so. May be woken at any time, and twice.
/// </summary>
public sealed class PlanGapsJob(AgencyTasksDb db, PlanningDays days, GapsQuery gaps, NoticeOutbox outbox, IClock clock)
{
    /// <param name="until">Plans for that day; null: as far as the hour of the reminders has come.</param>
    /// <returns>How many mails were written now.</returns>
    public Task<int> ExecuteAsync(LocalDate? until = null, CancellationToken token = default) =>
        db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Reminders, cancel);
                var day = await days.FindAsync(PlanningDays.Gaps, until, cancel);
                if (day.IsIdle)
                {
                    return 0;
                }

                await days.MoveAsync(PlanningDays.Gaps, day.Until, cancel);
                if ((await gaps.FindAsync(cancel)).Count == 0)
                {
                    return 0;
                }

                var admins = await (
                    from post in db.Set<Post>().HeldOn(day.Until)
                    where post.Role == Role.Admin
                    join person in db.People on post.PersonId equals person.Id
                    select new { Person = person, post.AgencyId }).ToListAsync(cancel);
                foreach (var admin in admins.DistinctBy(one => one.Person.Id))
                {
                    outbox.Add(NoticeKind.DutyGaps, Guid.Empty, admin.Person, admin.AgencyId, clock.Now());
                }

                await db.SaveChangesAsync(cancel);
                return admins.DistinctBy(one => one.Person.Id).Count();
            },
            token);
}
