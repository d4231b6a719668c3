using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Planning;

/// <summary>A version of a matrix with all that a file of it is written by.</summary>
public sealed record MatrixFile(Plan Plan, AssignmentMatrix Matrix, DutyLists Lists)
{
    public MatrixName Name => new(Plan.Code, Matrix.Version);
}

/// <summary>For the downloads of a version; without a plan's code, of the latest plan.</summary>
public sealed class MatrixFileQuery(AgencyTasksDb db, MatrixQuery matrices)
{
    /// <exception cref="NotFoundException">No such version.</exception>
    public async Task<MatrixFile> ExecuteAsync(int version, string? planCode, CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(version, planCode, token);
        var plan = await db.Plans.AsNoTracking().FirstAsync(one => one.Id == matrix.PlanId, token);
        var agencies = await db.Agencies.AsNoTracking().ToListAsync(token);
        return new MatrixFile(plan, matrix, DutyLists.Of(agencies, plan, matrix.Duties));
    }
}
