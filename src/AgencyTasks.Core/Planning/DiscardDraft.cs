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

/// <summary>A coordinator throws a draft away; with the first version also the plan, which nothing rests on yet.</summary>
public sealed class DiscardDraft(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid MatrixId, Viewer By);

    /// <exception cref="RuleRefusedException">It is no draft, or communes were selected for the plan.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
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
                var matrix = await db.Matrices.Include(m => m.Duties)
                    .FirstOrDefaultAsync(m => m.Id == command.MatrixId, cancel) ?? throw new NotFoundException("The matrix");
                if (matrix.State != MatrixState.Draft)
                {
                    throw new RuleRefusedException(Rules.PublishedMatrixIsFixed, matrix.Version);
                }

                var plan = await db.Plans.Include(p => p.Sentences).FirstAsync(p => p.Id == matrix.PlanId, cancel);
                var goes = matrix.Version == 1 && !await db.Conversions.AnyAsync(c => c.PlanId == plan.Id, cancel);
                db.Remove(matrix);
                if (goes)
                {
                    db.Remove(plan);
                }

                await db.SaveChangesAsync(cancel);
                var gone = new AuditEvent
                {
                    Name = "DraftDiscarded",
                    SubjectKind = "matrix",
                    SubjectId = matrix.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"{plan.Code}, version {matrix.Version}",
                };
                await trail.AppendManyAsync(
                    goes ? [gone, gone with { Name = "PlanDiscarded", SubjectKind = "plan", SubjectId = plan.Id }] : [gone],
                    at,
                    cancel);
                return true;
            },
            token);
    }
}
