using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A coordinator stands for the proposed values of duties: from the next publication on they generate tasks.</summary>
public sealed class ConfirmDuties(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="DutyCodes">Empty: all that are still proposals.</param>
    public sealed record Command(Guid MatrixId, IReadOnlyList<string> DutyCodes, Viewer By);

    /// <returns>How many were confirmed now.</returns>
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
                var matrix = await db.Matrices.Include(m => m.Duties)
                    .FirstOrDefaultAsync(m => m.Id == command.MatrixId, cancel) ?? throw new NotFoundException("The matrix");
                var duties = matrix.Duties
                    .Where(duty => duty.ConfirmedAt is null && !duty.IsFixedByPlan
                        && (command.DutyCodes.Count == 0 || command.DutyCodes.Contains(duty.Code)))
                    .ToList();
                foreach (var duty in duties)
                {
                    matrix.Confirm(duty, command.By.PersonId, at);
                }

                await db.SaveChangesAsync(cancel);
                if (duties.Count > 0)
                {
                    var what = new AuditEvent
                    {
                        Name = "DutiesConfirmed",
                        SubjectKind = "matrix",
                        SubjectId = matrix.Id,
                        PersonId = command.By.PersonId,
                        Reason = string.Join(", ", duties.Select(duty => duty.Code)),
                    };
                    await trail.AppendAsync(what, at, cancel);
                }

                return duties.Count;
            },
            token);
    }
}
