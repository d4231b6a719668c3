using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>
/// Nightly: the published matrices' tasks, at least one period ahead. Says nothing new when run again, and catches up after
/// an outage.
/// </summary>
public sealed class RollForwardJob(
    AgencyTasksDb db, PreviewPublication preview, TaskProducer producer, DutyPrints prints, AuditTrail trail, IClock clock)
{
    internal const string CancelReason = "Địa bàn hoặc nhiệm vụ không còn thuộc diện thực hiện.";

    /// <summary>Of one plan, in the transaction of whoever changed what stands around it.</summary>
    /// <param name="why">On what is cancelled.</param>
    internal async Task<Produced> RollPlanAsync(Guid planId, string why, Guid? by, CancellationToken token)
    {
        var matrixId = await db.Matrices.Where(m => m.PlanId == planId && m.State == MatrixState.Published)
            .Select(m => (Guid?)m.Id).FirstOrDefaultAsync(token);
        return matrixId is { } id ? await RollAsync(id, why, by, clock.Now(), token) : Produced.Nothing;
    }

    /// <returns>What was added, cancelled and moved over all plans.</returns>
    /// <exception cref="AggregateException">Of some plans; all others were rolled forward.</exception>
    public async Task<Produced> ExecuteAsync(CancellationToken token)
    {
        var plans = await db.Plans.OrderBy(plan => plan.Code).Select(plan => new { plan.Id, plan.Code }).ToListAsync(token);
        var total = Produced.Nothing;
        var failures = new List<Exception>();
        foreach (var plan in plans)
        {
            try
            {
                total += await RollAsync(plan.Id, token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"The plan {plan.Code} could not be rolled forward.", e));
                db.ChangeTracker.Clear();
            }
        }

        return failures.Count == 0 ? total : throw new AggregateException(failures);
    }

    /// <summary>Which version is in force is asked under the lock: one may just have been published.</summary>
    private Task<Produced> RollAsync(Guid planId, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            await db.LockAsync(AdvisoryLock.Planning, cancel);
            return await RollPlanAsync(planId, CancelReason, by: null, cancel);
        },
        token);

    private async Task<Produced> RollAsync(
        Guid matrixId, string why, Guid? by, Instant at, CancellationToken token)
    {
        var publication = await preview.ExecuteAsync(matrixId, token);
        var matrix = publication.Matrix;
        var produced = await producer.ApplyAsync(new Production(matrix.PlanId, publication.Diff, why, by, at), token);
        await prints.WriteAsync(matrix.PlanId, publication.Prints, token);
        if (!produced.IsNothing)
        {
            var what = new AuditEvent
            {
                Name = "TasksRolledForward",
                SubjectKind = "matrix",
                SubjectId = matrix.Id,
                PersonId = by,
                Reason = produced.Note,
            };
            await trail.AppendAsync(what, at, token);
        }

        return produced;
    }
}
