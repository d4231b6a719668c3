using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>All agencies' tasks as the digests count them.</summary>
public sealed record DigestBoard(ILookup<Guid, DigestTask> Tasks, IReadOnlyCollection<Guid> Ranked, Instant At)
{
    public WeeklyDigest For(Guid agencyId) => WeeklyDigest.For(agencyId, Tasks, Ranked, At);
}

/// <summary>Reads what fell due in the last twelve months, falls due this year, or is still open.</summary>
public sealed class DigestBoardQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<DigestBoard> ExecuteAsync(CancellationToken token)
    {
        var at = clock.Now();
        var today = ProvinceTime.DateOf(at);
        var first = today.ToYearMonth().PlusMonths(-11).OnDayOfMonth(1);
        var rows = await (
            from task in db.Tasks.AsNoTracking()
            where (task.DueLastDay >= first || task.State == TaskState.Open || task.State == TaskState.Returned
                    || task.State == TaskState.Submitted)
                && task.State != TaskState.Cancelled && task.State != TaskState.Waived
            join duty in db.Duties on task.DutyId equals duty.Id
            join plan in db.Plans on task.PlanId equals plan.Id
            select new
            {
                task.Id,
                task.AgencyId,
                task.State,
                task.DueLastDay,
                task.DueIsExclusive,
                task.IsSubmittedOnTime,
                duty.DueRule,
                task.PlanId,
                PlanTitle = plan.Title,
            }).ToListAsync(token);
        var isOnePlan = await db.Plans.CountAsync(token) < 2;
        var ranked = await db.Agencies
            .Where(agency => agency.Mode == DutyMode.Assigned && agency.Kind != AgencyKind.Steering
                && (agency.ValidFrom == null || agency.ValidFrom <= today)
                && (agency.ValidTo == null || today <= agency.ValidTo))
            .Select(agency => agency.Id).ToListAsync(token);
        var tasks = rows.Select(row => new DigestTask
        {
            TaskId = row.Id,
            AgencyId = row.AgencyId,
            State = row.State,
            Due = DueDate.Of(row.DueLastDay, row.DueIsExclusive),
            IsSubmittedOnTime = row.IsSubmittedOnTime,
            IsAnnualReport = row.DueRule.BeforeDate is not null,
            PlanId = row.PlanId,
            PlanTitle = isOnePlan ? null : row.PlanTitle,
        });
        return new DigestBoard(tasks.ToLookup(task => task.AgencyId), ranked, at);
    }
}
