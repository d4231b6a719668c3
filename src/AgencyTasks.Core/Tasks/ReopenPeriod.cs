using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police reopen a closed period, with a reason. The same press again changes nothing.</summary>
public sealed class ReopenPeriod(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid ClosingId, string Reason, Viewer By);

    /// <exception cref="RuleRefusedException">No reason, or somebody else has reopened it.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var at = clock.Now();
        var (by, reason) = (command.By.PersonId, PlainText.Normalise(command.Reason) ?? "");
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var closing = await db.PeriodClosings.FirstOrDefaultAsync(one => one.Id == command.ClosingId, cancel)
                    ?? throw new NotFoundException("The period");
                if (closing.ReopenedBy == by && closing.ReopenReason == reason)
                {
                    return;
                }

                closing.Reopen(by, at, reason);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(closing.Event("PeriodReopened", by, reason), at, cancel);
            },
            token);
    }
}
