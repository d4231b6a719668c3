using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Notices;

/// <summary>A task of an agency, as the ladder sees it.</summary>
public sealed record OpenItem(Guid AgencyId, ReminderItem Item);

/// <summary>Every task that is still with its agency, or about which the police asked it something, in the plan's order.</summary>
public sealed class OpenItemsQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<OpenItem>> ExecuteAsync(CancellationToken token)
    {
        var rows = await (
            from task in db.Tasks.AsNoTracking().InOpenPeriods(db)
            where task.State == TaskState.Open || task.State == TaskState.Returned
                || (task.State == TaskState.Submitted && db.UnansweredByLead().Any(message => message.TaskId == task.Id))
            join duty in db.Duties on task.DutyId equals duty.Id
            from commune in db.Communes.Where(commune => commune.Id == task.CommuneId).DefaultIfEmpty()
            orderby duty.Position, commune.Code, task.PeriodStart
            select new
            {
                task.Id,
                task.AgencyId,
                task.DueLastDay,
                task.DueIsExclusive,
                task.CreatedAt,
                IsHandedIn = task.State == TaskState.Submitted,
                IsBegun = task.BegunAt != null,
                duty.DueRule,
            }).ToListAsync(token);
        var unanswered = (await db.UnansweredByLead().Select(message => new { message.TaskId, message.WrittenAt })
            .ToListAsync(token)).ToLookup(message => message.TaskId, message => message.WrittenAt);
        return
        [
            .. rows.Select(row => new OpenItem(row.AgencyId, new ReminderItem
            {
                TaskId = row.Id,
                Due = DueDate.Of(row.DueLastDay, row.DueIsExclusive),
                CreatedOn = ProvinceTime.DateOf(row.CreatedAt),
                IsHandedIn = row.IsHandedIn,
                IsBegun = row.IsBegun,
                IsAnnualReport = row.DueRule.BeforeDate is not null,
                Unanswered = [.. unanswered[row.Id]],
            })),
        ];
    }
}
