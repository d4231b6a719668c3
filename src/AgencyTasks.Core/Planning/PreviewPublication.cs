using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A publication as it would be now.</summary>
public sealed record Publication(
    AssignmentMatrix Matrix, PlanningWorld World, IReadOnlyDictionary<string, LocalDate> LiveSince, MatrixDiff Diff);

/// <summary>Compares what a matrix wants today with the tasks that stand. Used by the preview page, the publication and
/// the nightly roll forward.</summary>
public sealed class PreviewPublication(
    AgencyTasksDb db, PlanningWorldQuery world, BodyClassesQuery classes, IClock clock)
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
        var existing = await ExistingAsync(matrix.PlanId, around, token);
        return new Publication(matrix, around, liveSince, MatrixDiff.Compare(wanted, existing, today));
    }

    private async Task<List<ExistingTask>> ExistingAsync(Guid planId, PlanningWorld around, CancellationToken token)
    {
        var rows = await db.Tasks.AsNoTracking()
            .Where(task => task.PlanId == planId)
            .Select(task => new ExistingTask(
                task.Id,
                new TaskKey(task.DutyCode, task.KeyAgencyId, task.PlaceKey, task.PeriodCode),
                DueDate.Of(task.FirstDueLastDay, task.FirstDueIsExclusive),
                task.PeriodEnd,
                task.State != TaskState.Open || task.BegunAt != null
                    || db.Extensions.Any(extension => extension.TaskId == task.Id),
                task.State == TaskState.Cancelled))
            .ToListAsync(token);
        var heirs = new Heirs(around);
        return [.. rows.Select(task => task with { Key = NowOf(task.Key, heirs, around) })];
    }

    /// <summary>The key with the body and place that stand today for those it was born to.</summary>
    private static TaskKey NowOf(TaskKey key, Heirs heirs, PlanningWorld around) =>
        heirs.Of(key.DutyCode, key.AgencyId, around.PlaceOf(key.PlaceKey)) is { } heir
            ? key with { AgencyId = heir.AgencyId, PlaceKey = heir.Place.Key }
            : key;
}
