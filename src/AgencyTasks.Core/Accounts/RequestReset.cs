using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Somebody says to have forgotten the password of a name. Says nothing back: the mail goes to the account's own
/// address, or nowhere.</summary>
public sealed class RequestReset(
    AgencyTasksDb db, DataScope scope, AccountFinder finder, AccountLinks links, AuditTrail trail, IClock clock, TimeProvider time)
{
    /// <summary>A mailbox is not flooded from outside.</summary>
    public const int MostAnHour = 3;

    public sealed record Command(string Name);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        // Nobody is signed in: it is the system itself that mails.
        scope.Widen();
        return db.InTransactionAsync(cancel => MailAsync(command, cancel), token);
    }

    private async Task MailAsync(Command command, CancellationToken token)
    {
        var account = await finder.ByNameAsync(command.Name.Trim(), token);
        if (account is not { DisabledAt: null } || !await MayMailAsync(account, token))
        {
            return;
        }

        await links.MailAsync(account, LinkPurpose.PasswordReset, token);
        await trail.AppendAsync(account.Event("PasswordResetRequested", null), clock.Now(), token);
    }

    private async Task<bool> MayMailAsync(Account account, CancellationToken token)
    {
        var since = time.Now() - Duration.FromHours(1);
        return await db.Set<AccountLink>().CountAsync(
                link => link.AccountId == account.Id && link.Purpose == LinkPurpose.PasswordReset && link.IssuedAt > since,
                token) < MostAnHour
            && await db.Set<Post>().AnyAsync(post => post.PersonId == account.PersonId, token);
    }
}
