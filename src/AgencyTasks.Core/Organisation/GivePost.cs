using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The administrator gives a person a post for a body, from a day, by a decision.</summary>
public sealed class GivePost(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command
    {
        public required string PersonCode { get; init; }

        public required Role Role { get; init; }

        public required string AgencyCode { get; init; }

        public required LocalDate From { get; init; }

        /// <summary>The last day; null: open.</summary>
        public LocalDate? To { get; init; }

        public required DocumentReference Decision { get; init; }

        public required Viewer By { get; init; }
    }

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireAdmin();
        var decision = command.Decision.Checked(clock.Today()).AsDecision();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var person = await db.PersonAsync(command.PersonCode, cancel);
                if (person.Id == command.By.PersonId)
                {
                    throw new RuleRefusedException(Rules.NobodyChangesTheirOwnRole);
                }

                var agency = await db.Agencies.FirstOrDefaultAsync(agency => agency.Code == command.AgencyCode, cancel)
                    ?? throw new NotFoundException("The agency");
                agency.RequireRole(command.Role);
                person.Give(new Post
                {
                    Role = command.Role,
                    AgencyId = agency.Id,
                    From = command.From,
                    To = command.To,
                    Decision = decision,
                });
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    "PostGiven", person.Id, command.By, $"{command.Role}, {agency.Code}, {decision}",
                    clock.GetCurrentInstant(), cancel);
            },
            token);
    }
}
