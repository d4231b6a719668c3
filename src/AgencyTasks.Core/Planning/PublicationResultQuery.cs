using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>What a publication did, when and by whom.</summary>
public sealed record PublicationResult(Instant At, string By, int Added, int Cancelled, int Moved)
{
    public required int Restored { get; init; }

    public required int Revised { get; init; }
}

/// <summary>What was done when a version was published; null for a version that never was.</summary>
public sealed class PublicationResultQuery(AgencyTasksDb db)
{
    public Task<PublicationResult?> ExecuteAsync(Guid matrixId, CancellationToken token) => (
        from run in db.Publications.AsNoTracking()
        where run.MatrixId == matrixId && run.Phase == PublicationPhase.Done
        join person in db.People on run.AskedBy equals person.Id
        orderby run.FinishedAt
        select new PublicationResult(run.FinishedAt!.Value, person.FullName, run.Added, run.Cancelled, run.Moved)
        {
            Restored = run.Restored,
            Revised = run.Revised,
        }).FirstOrDefaultAsync(token);
}

/// <summary>A publication that is under way, or the last that was.</summary>
/// <param name="IsDead">Its process is gone: nothing of it stands.</param>
public sealed record PublicationState(PublicationRun Run, bool IsDead);

/// <summary>How far the publication of a version is; null when nobody asked for one.</summary>
public sealed class PublicationStateQuery(AgencyTasksDb db)
{
    public async Task<PublicationState?> ExecuteAsync(Guid matrixId, CancellationToken token)
    {
        var run = await db.Publications.AsNoTracking().Where(one => one.MatrixId == matrixId)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(token);
        return run is null ? null : new PublicationState(run, !run.IsFinished && await db.IsDeadAsync(run.Id, token));
    }
}
