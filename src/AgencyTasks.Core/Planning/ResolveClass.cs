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

/// <summary>A coordinator says which bodies a class of the plan means; drafts show it at once, the next publication writes it
/// into their duties, and what is published stays as it is.</summary>
public sealed class ResolveClass(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="Words">The plan's words, without <see cref="Duty.ClassPrefix"/>.</param>
    /// <param name="Bodies">Agency codes, or <see cref="Duty.OwnDistrict"/>.</param>
    public sealed record Command(string Words, IReadOnlyList<string> Bodies, Viewer By);

    /// <exception cref="RuleRefusedException">A body that is not in the list.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The class");
        }

        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var codes = await db.Agencies.Select(agency => agency.Code).ToListAsync(cancel);
                if (command.Bodies.FirstOrDefault(body => body != Duty.OwnDistrict && !codes.Contains(body)) is { } unknown)
                {
                    throw new RuleRefusedException(Rules.BodyIsKnown, unknown);
                }

                var key = BodyClass.KeyOf(command.Words);
                var known = await db.BodyClasses.FirstOrDefaultAsync(one => one.Key == key, cancel);
                if (known is null)
                {
                    known = BodyClass.Of(command.Words);
                    db.Add(known);
                }

                known.Resolve(command.Bodies, command.By.PersonId, at);
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent
                {
                    Name = "ClassResolved",
                    SubjectKind = "body_class",
                    SubjectId = known.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"{known.Words}: {string.Join(", ", known.Bodies)}",
                };
                await trail.AppendAsync(what, at, cancel);
                return true;
            },
            token);
    }
}
