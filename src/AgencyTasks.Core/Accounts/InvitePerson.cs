using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Mails a person the link that opens the account. A new one takes the place of the one before.</summary>
public sealed class InvitePerson(AgencyTasksDb db, AccountFinder finder, AccountLinks links, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid PersonId, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            AccountFinder.RequireAdmin(command.By);
            var person = await db.People.FirstOrDefaultAsync(person => person.Id == command.PersonId, cancel)
                ?? throw new NotFoundException("The person");
            var account = await finder.OpenAsync(person, cancel);
            if (account.DisabledAt is not null)
            {
                throw new RuleRefusedException(Rules.AccountIsEnabled);
            }

            if (account.PasswordHash is not null)
            {
                throw new RuleRefusedException(Rules.AccountIsNotOpenYet);
            }

            await links.MailAsync(account, LinkPurpose.Invitation, cancel);
            await trail.AppendAsync(account.Event("InvitationSent", command.By.PersonId), clock.Now(), cancel);
        },
        token);
}
