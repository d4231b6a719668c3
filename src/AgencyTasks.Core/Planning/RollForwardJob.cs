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
    AgencyTasksDb db, PreviewPublication preview, TaskProducer producer, AuditTrail trail, IClock clock)
{
    private const string CancelReason = "Địa bàn hoặc nhiệm vụ không còn thuộc diện thực hiện.";

    /// <returns>What was added, cancelled and moved over all plans.</returns>
    public async Task<Produced> ExecuteAsync(CancellationToken token)
    {
        var published = await db.Matrices.AsNoTracking()
            .Where(matrix => matrix.State == MatrixState.Published)
            .Select(matrix => matrix.Id)
            .ToListAsync(token);
        var total = Produced.Nothing;
        foreach (var matrixId in published)
        {
            total += await RollAsync(matrixId, token);
        }

        return total;
    }

    private Task<Produced> RollAsync(Guid matrixId, CancellationToken token)
    {
        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var (matrix, _, _, diff) = await preview.ExecuteAsync(matrixId, cancel);
                var produced = await producer.ApplyAsync(
                    new Production(matrix.PlanId, diff, CancelReason, By: null, at), cancel);
                if (!produced.IsNothing)
                {
                    var what = new AuditEvent
                    {
                        Name = "TasksRolledForward",
                        SubjectKind = "matrix",
                        SubjectId = matrix.Id,
                        Reason = produced.Note,
                    };
                    await trail.AppendAsync(what, at, cancel);
                }

                return produced;
            },
            token);
    }
}
