using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>What a closed period means for its tasks.</summary>
public static class ClosedPeriods
{
    /// <summary>Tasks that may change: nobody is reminded of, or asked to decide, what stands in a closed period.</summary>
    public static IQueryable<AgencyTask> InOpenPeriods(this IQueryable<AgencyTask> tasks, AgencyTasksDb db) =>
        tasks.Where(task => !db.PeriodClosings.Any(closing =>
            closing.PlanId == task.PlanId && closing.PeriodCode == task.PeriodCode && closing.ReopenedAt == null));

    /// <summary>Under the task's lock, which a closing waits for: what it sees now holds until the commit.</summary>
    internal static async Task RequireOpenPeriodAsync(this AgencyTasksDb db, AgencyTask task, CancellationToken token)
    {
        var closed = await db.PeriodClosings
            .Where(closing => closing.PlanId == task.PlanId && closing.PeriodCode == task.PeriodCode
                && closing.ReopenedAt == null)
            .Select(closing => new
            {
                closing.ClosedAt,
                By = db.People.Where(person => person.Id == closing.ClosedBy).Select(person => person.FullName).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(token);
        if (closed is not null)
        {
            throw new RuleRefusedException(Rules.PeriodIsClosed, closed.By ?? "", ProvinceTime.DateOf(closed.ClosedAt));
        }
    }
}
