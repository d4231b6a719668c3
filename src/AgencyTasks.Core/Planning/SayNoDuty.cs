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

/// <summary>A coordinator stands for it that a sentence of the plan gives nobody a duty, and says why.</summary>
public sealed class SayNoDuty(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="MatrixId">The version in which no duty rests on the sentence.</param>
    /// <param name="Reason">Empty takes it back.</param>
    public sealed record Command(Guid MatrixId, string Citation, string Reason, Viewer By);

    /// <exception cref="NotFoundException">No such sentence, or nobody who may.</exception>
    /// <exception cref="RuleRefusedException">A duty of this version rests on the sentence.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The sentence");
        }

        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var planId = await db.Matrices
                    .Where(matrix => matrix.Id == command.MatrixId && matrix.State != MatrixState.Superseded)
                    .Select(matrix => matrix.PlanId).FirstOrDefaultAsync(cancel);
                var sentence = await db.Set<PlanSentence>()
                    .FirstOrDefaultAsync(one => one.PlanId == planId && one.Citation == command.Citation, cancel)
                    ?? throw new NotFoundException("The sentence");
                var hasDuties = await db.Duties.AnyAsync(
                    duty => duty.MatrixId == command.MatrixId && duty.Citation == command.Citation, cancel);
                if (hasDuties)
                {
                    throw new RuleRefusedException(Rules.SentenceWithDutiesHasNoReason, command.Citation);
                }

                sentence.SayNoDuty(PlainText.Normalise(command.Reason) ?? "");
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent
                {
                    Name = "SentenceExplained",
                    SubjectKind = "plan",
                    SubjectId = planId,
                    PersonId = command.By.PersonId,
                    Reason = $"{command.Citation}: {sentence.NoDutyReason ?? "–"}",
                };
                await trail.AppendAsync(what, at, cancel);
                return true;
            },
            token);
    }
}
