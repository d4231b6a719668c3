using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A version of a plan's matrix with its duties in the plan's order; without a plan's code, of the plan that runs
/// today.</summary>
public sealed class MatrixQuery(AgencyTasksDb db, IClock clock)
{
    /// <exception cref="NotFoundException">No such version.</exception>
    public async Task<AssignmentMatrix> ExecuteAsync(int version, string? planCode, CancellationToken token)
    {
        var planId = await PlanIdAsync(planCode, token);
        return await db.Matrices.AsNoTracking().Include(m => m.Duties.OrderBy(duty => duty.Position).ThenBy(duty => duty.Code))
            .FirstOrDefaultAsync(m => m.PlanId == planId && m.Version == version, token)
            ?? throw new NotFoundException("The matrix");
    }

    /// <summary>Of several plans the one in force, a published one before a draft; then the one that began last.</summary>
    internal Task<Guid?> PlanIdAsync(string? planCode, CancellationToken token)
    {
        var year = clock.Today().Year;
        return db.Plans
            .Where(plan => planCode == null || plan.Code == planCode)
            .OrderByDescending(plan => plan.FirstYear <= year && year <= plan.LastYear)
            .ThenByDescending(plan => db.Matrices.Any(matrix => matrix.PlanId == plan.Id && matrix.State == MatrixState.Published))
            .ThenByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code)
            .Select(plan => (Guid?)plan.Id)
            .FirstOrDefaultAsync(token);
    }
}
