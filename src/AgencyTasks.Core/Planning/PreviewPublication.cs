using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A publication as it would be now.</summary>
public sealed record Publication(
    AssignmentMatrix Matrix, PlanningWorld World, IReadOnlyDictionary<string, LocalDate> LiveSince, MatrixDiff Diff);

/// <summary>Compares what a matrix wants today with the tasks that stand. Used by the preview page, the publication and
/// the nightly roll forward.</summary>
public sealed class PreviewPublication(
    AgencyTasksDb db, PlanningWorldQuery world, StandingTasksQuery standing, BodyClassesQuery classes, IClock clock)
{
    public async Task<Publication> ExecuteAsync(Guid matrixId, CancellationToken token)
    {
        var matrix = await db.Matrices.Include(m => m.Duties.OrderBy(duty => duty.Position))
            .FirstOrDefaultAsync(m => m.Id == matrixId, token) ?? throw new NotFoundException("The matrix");
        if (matrix.State == MatrixState.Draft)
        {
            matrix.ResolveClasses(await classes.ExecuteAsync(token));
        }

        var around = await world.ExecuteAsync(matrix.PlanId, token);
        var liveSince = await world.LiveSinceAsync(matrix.PlanId, token);
        var today = clock.Today();
        var wanted = TaskExpansion.Expand(matrix.Duties, around, liveSince, today);
        var existing = await standing.ExecuteAsync(matrix.PlanId, around, matrix.Duties, token);
        return new Publication(matrix, around, liveSince, MatrixDiff.Compare(wanted, existing, today));
    }
}
