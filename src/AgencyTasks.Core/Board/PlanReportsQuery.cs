using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Board;

/// <summary>The annual reports of a plan that are due in the year, and how many of them were handed in.</summary>
public sealed record PlanReports(string Code, string Title, int Count, int HandedIn);

/// <summary>Where several plans run side by side: the annual reports of each, by its own date.</summary>
public sealed class PlanReportsQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<IReadOnlyList<PlanReports>> ExecuteAsync(BoardFilter filter, CancellationToken token)
    {
        var agencies = (await db.Agencies.AsNoTracking().Where(a => a.Kind != AgencyKind.Steering).ToListAsync(token))
            .Where(filter.Takes).Select(agency => agency.Id).ToList();
        var counted = await BoardTasks.Of(db, filter, clock.Today())
            .Where(task => task.IsAnnualReport && agencies.Contains(task.AgencyId))
            .GroupBy(task => task.PlanCode)
            .Select(group => new { Code = group.Key, Count = group.Count(), HandedIn = group.Count(task => task.IsHandedIn) })
            .ToListAsync(token);
        var titles = await db.Plans.ToDictionaryAsync(plan => plan.Code, plan => plan.Title, token);
        return
        [
            .. counted.OrderBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new PlanReports(row.Code, titles[row.Code], row.Count, row.HandedIn)),
        ];
    }
}
