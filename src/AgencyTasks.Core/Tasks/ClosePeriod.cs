using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police close a reporting period of a plan (chốt kỳ), as it was shown; closed already, nothing happens.</summary>
public sealed class ClosePeriod(AgencyTasksDb db, PeriodsQuery periods, AuditTrail trail, IClock clock)
{
    /// <param name="Seen"><see cref="PeriodContents.Print"/> of what the officer saw.</param>
    public sealed record Command(Guid PlanId, string PeriodCode, string Seen, Viewer By);

    /// <exception cref="RuleRefusedException">The period still runs, or its tasks stand otherwise by now.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                // No task is born into it meanwhile, and whoever is just changing one of its tasks is waited for.
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                await db.Database.ExecuteSqlAsync(
                    $"SELECT 1 FROM agency_task WHERE plan_id = {command.PlanId} AND period_code = {command.PeriodCode} ORDER BY id FOR UPDATE",
                    cancel);
                await CloseAsync(command, at, cancel);
            },
            token);
    }

    private async Task CloseAsync(Command command, Instant at, CancellationToken token)
    {
        var period = await periods.FindAsync(command.PlanId, command.PeriodCode, token)
            ?? throw new NotFoundException("The period");
        if (period.InForce is not null)
        {
            return;
        }

        var closing = PeriodClosing.Of(
            period.PlanId, period.Code, period.LastDay, ProvinceTime.DateOf(at), command.By.PersonId, at);
        if (period.Contents.Print != command.Seen)
        {
            throw new RuleRefusedException(Rules.PeriodStandsAsSeen);
        }

        db.PeriodClosings.Add(closing);
        await db.SaveChangesAsync(token);
        await trail.AppendAsync(closing.Event("PeriodClosed", command.By.PersonId, period.Code), at, token);
    }
}

internal static class PeriodEvents
{
    public static AuditEvent Event(this PeriodClosing closing, string name, Guid by, string reason) => new()
    {
        Name = name,
        SubjectKind = "period",
        SubjectId = closing.Id,
        PersonId = by,
        Reason = reason,
    };
}
