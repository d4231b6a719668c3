using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>
/// The frame of a change of the list of communes in conversion: by the police or the committee's secretariat, under the lock
/// of publications, the plan's tasks rolled forward before (so that what is cancelled then is cancelled by the change) and
/// after, all in one transaction.
/// </summary>
public sealed class ConversionChange(
    AgencyTasksDb db, DataScope scope, RollForwardJob roll, AuditTrail trail, IClock clock)
{
    internal Task<Produced> RunAsync(
        Viewer by, Func<CancellationToken, Task<ChangedConversion>> change, CancellationToken token)
    {
        if (!by.Is(Role.Coordinator) && !by.Is(Role.Committee))
        {
            throw new NotFoundException("The commune");
        }

        scope.Widen();
        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var done = await change(cancel);
                await roll.RollPlanAsync(done.Conversion.PlanId, RollForwardJob.CancelReason, by: null, cancel);
                done.Apply();
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    new AuditEvent
                    {
                        Name = done.Event,
                        SubjectKind = "conversion",
                        SubjectId = done.Conversion.Id,
                        PersonId = by.PersonId,
                        Reason = done.Reason,
                    },
                    at,
                    cancel);
                return await roll.RollPlanAsync(done.Conversion.PlanId, done.Reason, by.PersonId, cancel);
            },
            token);
    }
}

/// <param name="Apply">Makes the change, once everything was checked.</param>
/// <param name="Reason">Names the decision; stands on every task that is cancelled by it.</param>
internal sealed record ChangedConversion(ConversionCommune Conversion, string Event, string Reason, Action Apply);
