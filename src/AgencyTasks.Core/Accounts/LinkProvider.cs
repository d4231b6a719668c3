using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Links who came from a provider to the one account with that verified mail address; once linked, the mail does
/// not matter any more. Nobody is made.</summary>
public sealed class LinkProvider(AgencyTasksDb db, UserManager<Account> accounts, AuditTrail trail, IClock clock)
{
    /// <param name="VerifiedMail">Null: the provider has verified none.</param>
    public sealed record Command(string Provider, string Key, string DisplayName, string? VerifiedMail);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            if (command.VerifiedMail is null
                || await accounts.FindByLoginAsync(command.Provider, command.Key) is not null)
            {
                return;
            }

            var mail = accounts.NormalizeEmail(command.VerifiedMail);
            var found = await db.Users.Where(user => user.NormalizedEmail == mail && user.DisabledAt == null)
                .Take(2).ToListAsync(cancel);
            if (found is not [var account] || (await accounts.GetLoginsAsync(account)).Count > 0)
            {
                return;
            }

            (await accounts.AddLoginAsync(account, new(command.Provider, command.Key, command.DisplayName))).RequireSuccess();
            await trail.AppendAsync(account.Event("ProviderLinked", account.PersonId), clock.Now(), cancel);
        },
        token);
}
