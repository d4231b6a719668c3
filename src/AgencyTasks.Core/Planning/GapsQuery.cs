using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>The published duties, over all plans, of which the next period has no task at all.</summary>
public sealed class GapsQuery(AgencyTasksDb db, PlanningWorldQuery world, DataScope scope, IClock clock)
{
    /// <summary>For the first screens of coordinator and administrator.</summary>
    public Task<IReadOnlyList<DutyGap>> ExecuteAsync(Viewer viewer, CancellationToken token)
    {
        if (!viewer.Is(Role.Admin) && !viewer.Is(Role.Coordinator))
        {
            throw new NotFoundException("The page");
        }

        // Whether any body has a task, also for the administrator, who is given none of them.
        scope.Widen();
        return FindAsync(token);
    }

    internal async Task<IReadOnlyList<DutyGap>> FindAsync(CancellationToken token)
    {
        var today = clock.Today();
        var matrices = await db.Matrices.AsNoTracking().Include(m => m.Duties.OrderBy(duty => duty.Position))
            .Where(m => m.State == MatrixState.Published).ToListAsync(token);
        var next = matrices.SelectMany(matrix => matrix.Duties, (matrix, duty) =>
                (matrix.PlanId, Duty: duty, Period: DutyGap.NextPeriod(duty, today)))
            .Where(row => row.Period is not null).ToList();
        var periods = next.Select(row => row.Period!.Code).Distinct().ToArray();
        var there = (await db.Tasks
            .Where(task => task.State != TaskState.Cancelled && periods.Contains(task.PeriodCode))
            .Select(task => new { task.PlanId, task.DutyCode, task.PeriodCode }).Distinct().ToListAsync(token))
            .Select(row => (row.PlanId, row.DutyCode, row.PeriodCode)).ToHashSet();
        var gaps = new List<DutyGap>();
        var titles = matrices.Count > 1
            ? await db.Plans.ToDictionaryAsync(plan => plan.Id, plan => plan.Title, token)
            : [];
        // What stands around a plan is read only where a duty lacks its tasks.
        foreach (var plan in next.Where(row => !there.Contains((row.PlanId, row.Duty.Code, row.Period!.Code)))
            .GroupBy(row => row.PlanId))
        {
            var around = await world.ExecuteAsync(plan.Key, token);
            var live = await world.LiveSinceAsync(plan.Key, token);
            gaps.AddRange(plan
                .Select(row => DutyGap.Of(row.Duty, around, live.GetValueOrDefault(row.Duty.Code, today), today))
                .OfType<DutyGap>()
                .Select(gap => gap with { PlanTitle = titles.GetValueOrDefault(plan.Key) }));
        }

        return gaps;
    }
}
