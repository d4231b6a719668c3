using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Planning;

/// <summary>A version of a plan's matrix with its duties in the plan's order; without a plan's code, of the latest
/// plan.</summary>
public sealed class MatrixQuery(AgencyTasksDb db)
{
    /// <exception cref="NotFoundException">No such version.</exception>
    public async Task<AssignmentMatrix> ExecuteAsync(int version, string? planCode, CancellationToken token)
    {
        var planId = await db.Plans
            .Where(plan => planCode == null || plan.Code == planCode)
            .OrderByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code)
            .Select(plan => (Guid?)plan.Id)
            .FirstOrDefaultAsync(token);
        return await db.Matrices.AsNoTracking().Include(m => m.Duties.OrderBy(duty => duty.Position).ThenBy(duty => duty.Code))
            .FirstOrDefaultAsync(m => m.PlanId == planId && m.Version == version, token)
            ?? throw new NotFoundException("The matrix");
    }
}
