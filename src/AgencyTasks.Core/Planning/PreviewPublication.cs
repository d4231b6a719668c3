using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A publication as it would be now.</summary>
public sealed record Publication(
    AssignmentMatrix Matrix, PlanningWorld World, IReadOnlyDictionary<string, LocalDate> LiveSince, MatrixDiff Diff)
{
    /// <summary>What the tasks are made from.</summary>
    public required PlanPrints Prints { get; init; }
}

/// <summary>Compares what a matrix wants today with the tasks that stand. Used by the preview page, the publication and
/// the nightly roll forward.</summary>
public sealed class PreviewPublication(
    AgencyTasksDb db, PlanningWorldQuery world, StandingTasksQuery standing, BodyClassesQuery classes, DutyPrints prints,
    IClock clock)
{
    public Task<Publication> ExecuteAsync(Guid matrixId, CancellationToken token) =>
        CompareAsync(matrixId, onlyChanged: false, token);

    /// <summary>Without the duties whose tasks cannot need a change: what is kept is not complete, what is written is.</summary>
    internal Task<Publication> OfWhatChangedAsync(Guid matrixId, CancellationToken token) =>
        CompareAsync(matrixId, onlyChanged: true, token);

    private async Task<Publication> CompareAsync(Guid matrixId, bool onlyChanged, CancellationToken token)
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
        var made = await prints.ReadAsync(matrix, liveSince, today, token);
        var changed = onlyChanged ? made.Changed : null;
        var wanted = TaskExpansion.Expand(
            matrix.Duties.Where(duty => changed?.Contains(duty.Code) != false), around, liveSince, today);
        // Nothing is born into a closed period; what stands in it counts as begun.
        var closed = await db.PeriodClosings
            .Where(closing => closing.PlanId == matrix.PlanId && closing.ReopenedAt == null)
            .Select(closing => closing.PeriodCode).ToListAsync(token);
        if (closed.Count > 0)
        {
            wanted = [.. wanted.Where(task => !closed.Contains(task.Period.Code))];
        }

        var existing = await standing.ExecuteAsync(matrix.PlanId, around, matrix.Duties, changed, token);
        return new Publication(matrix, around, liveSince, MatrixDiff.Compare(wanted, existing, today)) { Prints = made };
    }
}
