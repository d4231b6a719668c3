using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Opens the next version of a plan's published matrix as a draft; the draft that is open already, when there is
/// one.</summary>
public sealed class DraftNextVersion(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid PlanId, Viewer By);

    /// <returns>The number of the draft's version.</returns>
    public Task<int> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The matrix");
        }

        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var matrices = db.Matrices.Where(matrix => matrix.PlanId == command.PlanId);
                if (await matrices.FirstOrDefaultAsync(matrix => matrix.State == MatrixState.Draft, cancel) is { } open)
                {
                    return open.Version;
                }

                var published = await matrices.Include(matrix => matrix.Duties)
                    .FirstOrDefaultAsync(matrix => matrix.State == MatrixState.Published, cancel)
                    ?? throw new NotFoundException("The matrix");
                var draft = published.DraftNext();
                db.Add(draft);
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent
                {
                    Name = "MatrixDrafted",
                    SubjectKind = "matrix",
                    SubjectId = draft.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"version {draft.Version}",
                };
                await trail.AppendAsync(what, at, cancel);
                return draft.Version;
            },
            token);
    }
}
