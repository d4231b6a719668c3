using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>A plan's reporting period with what it contains.</summary>
/// <param name="FirstDay">Of its earliest task.</param>
/// <param name="LastDay">Of its longest task.</param>
/// <param name="Closings">The latest first.</param>
public sealed record PeriodLine(
    Guid PlanId, string Code, LocalDate FirstDay, LocalDate LastDay, PeriodContents Contents,
    IReadOnlyList<PeriodClosing> Closings)
{
    public PeriodClosing? InForce => Closings.FirstOrDefault(closing => closing.IsInForce);
}

/// <summary>The periods that a plan has tasks in, the latest first.</summary>
public sealed class PeriodsQuery(AgencyTasksDb db)
{
    public Task<IReadOnlyList<PeriodLine>> ExecuteAsync(Guid planId, CancellationToken token) =>
        ReadAsync(db.Tasks.Where(task => task.PlanId == planId), token);

    /// <summary>Null: the plan has no task in it.</summary>
    public async Task<PeriodLine?> FindAsync(Guid planId, string code, CancellationToken token) =>
        await ReadAsync(db.Tasks.Where(task => task.PlanId == planId && task.PeriodCode == code), token) is [var one, ..]
            ? one
            : null;

    private async Task<IReadOnlyList<PeriodLine>> ReadAsync(IQueryable<AgencyTask> tasks, CancellationToken token)
    {
        var rows = await tasks.GroupBy(task => new { task.PlanId, task.PeriodCode })
            .Select(period => new
            {
                period.Key.PlanId,
                period.Key.PeriodCode,
                FirstDay = period.Min(task => task.PeriodStart),
                LastDay = period.Max(task => task.PeriodEnd),
                Open = period.Count(task => task.State == TaskState.Open || task.State == TaskState.Returned),
                Waiting = period.Count(task => task.State == TaskState.Submitted),
                Accepted = period.Count(task => task.State == TaskState.Accepted),
                Ended = period.Count(task => task.State == TaskState.Waived || task.State == TaskState.Cancelled),
            }).ToListAsync(token);
        var plans = rows.Select(row => row.PlanId).Distinct().ToList();
        var closings = (await db.PeriodClosings.AsNoTracking().Where(closing => plans.Contains(closing.PlanId))
                .OrderByDescending(closing => closing.ClosedAt).ToListAsync(token))
            .ToLookup(closing => (closing.PlanId, closing.PeriodCode));
        return
        [
            .. rows.OrderByDescending(row => row.LastDay).ThenByDescending(row => row.PeriodCode, StringComparer.Ordinal)
                .Select(row => new PeriodLine(
                    row.PlanId, row.PeriodCode, row.FirstDay, row.LastDay,
                    new PeriodContents(row.Open, row.Waiting, row.Accepted, row.Ended),
                    [.. closings[(row.PlanId, row.PeriodCode)]])),
        ];
    }
}
