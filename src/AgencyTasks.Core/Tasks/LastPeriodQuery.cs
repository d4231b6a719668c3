using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>What was handed in for the same duty at the same place in the period before.</summary>
public sealed record LastPeriod(string PeriodCode, Submission Made);

/// <summary>The latest period before a task's in which its body, or whom it took over from, handed something in that was not
/// returned.</summary>
public sealed class LastPeriodQuery(AgencyTasksDb db, LineageQuery lineage)
{
    /// <returns>Null: nothing to go by.</returns>
    public async Task<LastPeriod?> ExecuteAsync(AgencyTask task, CancellationToken token)
    {
        var before = await lineage.ExecuteAsync(token);
        var tasks = await db.Tasks.AsNoTracking()
            .Where(earlier => earlier.PlanId == task.PlanId && earlier.DutyCode == task.DutyCode
                && earlier.PlaceKey == task.PlaceKey && earlier.PeriodStart < task.PeriodStart
                && (earlier.State == TaskState.Accepted || earlier.State == TaskState.Submitted))
            .OrderByDescending(earlier => earlier.PeriodStart)
            .Select(earlier => new { earlier.Id, earlier.AgencyId, earlier.PeriodCode })
            .ToListAsync(token);
        var last = tasks.Find(earlier =>
            earlier.AgencyId == task.AgencyId || before.Follow(earlier.AgencyId, task.DutyCode) == task.AgencyId);
        if (last is null)
        {
            return null;
        }

        var made = await db.Submissions.AsNoTracking().Include(one => one.Items).Include(one => one.Figures).AsSplitQuery()
            .Where(one => one.TaskId == last.Id
                && (one.State == SubmissionState.Accepted || one.State == SubmissionState.Pending))
            .OrderByDescending(one => one.MadeAt)
            .FirstAsync(token);
        return new LastPeriod(last.PeriodCode, made);
    }
}
