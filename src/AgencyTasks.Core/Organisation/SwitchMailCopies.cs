using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The body's shared mailbox reads along, or no more: one copy of the body's task mails.</summary>
public sealed class SwitchMailCopies(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid AgencyId, bool IsOn, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        var mayChange = command.By.Is(Role.Admin)
            || command.By.AgencyPosts.Any(post => post.AgencyId == command.AgencyId);
        if (!mayChange)
        {
            throw new NotFoundException("The agency");
        }

        return db.InTransactionAsync(
            async cancel =>
            {
                var agency = await db.Agencies.FirstOrDefaultAsync(agency => agency.Id == command.AgencyId, cancel)
                    ?? throw new NotFoundException("The agency");
                if (agency.CopiesMail == command.IsOn)
                {
                    return;
                }

                agency.SwitchMailCopies(command.IsOn);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    new AuditEvent
                    {
                        Name = command.IsOn ? "MailCopiesSwitchedOn" : "MailCopiesSwitchedOff",
                        SubjectKind = "agency",
                        SubjectId = agency.Id,
                        PersonId = command.By.PersonId,
                        Reason = agency.Mail,
                    },
                    clock.GetCurrentInstant(),
                    cancel);
            },
            token);
    }
}
