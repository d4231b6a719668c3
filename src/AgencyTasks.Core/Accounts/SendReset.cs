using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>An administrator mails somebody a link to choose a new password. The old one holds until then.</summary>
public sealed class SendReset(AgencyTasksDb db, AccountFinder finder, AccountLinks links, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid PersonId, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetOfOtherAsync(command.PersonId, command.By, cancel);
            if (account.DisabledAt is not null)
            {
                throw new RuleRefusedException(Rules.AccountIsEnabled);
            }

            if (account.PasswordHash is null)
            {
                throw new RuleRefusedException(Rules.AccountIsOpen);
            }

            await links.MailAsync(account, LinkPurpose.PasswordReset, cancel);
            await trail.AppendAsync(account.Event("PasswordResetSent", command.By.PersonId), clock.Now(), cancel);
        },
        token);
}
