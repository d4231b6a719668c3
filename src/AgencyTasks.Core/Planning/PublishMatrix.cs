using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Publishes a draft and does exactly what its preview showed; if something changed meanwhile, nothing happens and
/// it is shown again. Publishing what is published already adds nothing.</summary>
public sealed class PublishMatrix(
    AgencyTasksDb db, PreviewPublication preview, TaskProducer producer, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid MatrixId, string Fingerprint, Viewer By);

    public Task<Produced> ExecuteAsync(Command command, CancellationToken token)
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
                var (matrix, _, liveSince, diff) = await preview.ExecuteAsync(command.MatrixId, cancel);
                if (matrix.State == MatrixState.Published)
                {
                    return Produced.Nothing;
                }

                if (diff.Fingerprint != command.Fingerprint)
                {
                    throw new RuleRefusedException(Rules.PreviewStillHolds);
                }

                var superseded = await SupersedeAsync(matrix, cancel);
                matrix.Publish(command.By.PersonId, at, liveSince);
                await db.SaveChangesAsync(cancel);
                var reason = $"Ma trận phân công phiên bản {matrix.Version} không còn giao nhiệm vụ này.";
                var produced = await producer.ApplyAsync(
                    new Production(matrix.PlanId, diff, reason, command.By.PersonId, at), cancel);
                if (produced != Produced.AllOf(diff))
                {
                    // Somebody touched a task while this waited for it.
                    throw new RuleRefusedException(Rules.PreviewStillHolds);
                }

                await trail.AppendManyAsync(
                    [.. superseded.Select(m => Superseded(m, command.By)), Event(matrix, diff, command.By)], at, cancel);
                return produced;
            },
            token);
    }

    private async Task<List<AssignmentMatrix>> SupersedeAsync(AssignmentMatrix matrix, CancellationToken token)
    {
        var earlier = await db.Matrices
            .Where(m => m.PlanId == matrix.PlanId && m.State == MatrixState.Published)
            .ToListAsync(token);
        earlier.ForEach(m => m.Supersede());
        await db.SaveChangesAsync(token);
        return earlier;
    }

    private static AuditEvent Superseded(AssignmentMatrix matrix, Viewer by) => new()
    {
        Name = "MatrixSuperseded",
        SubjectKind = "matrix",
        SubjectId = matrix.Id,
        PersonId = by.PersonId,
        Reason = $"version {matrix.Version}",
    };

    private static AuditEvent Event(AssignmentMatrix matrix, MatrixDiff diff, Viewer by) => new()
    {
        Name = "MatrixPublished",
        SubjectKind = "matrix",
        SubjectId = matrix.Id,
        PersonId = by.PersonId,
        Reason = $"version {matrix.Version}: {Produced.AllOf(diff).Note}",
    };
}
