using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Makes a new key for an authenticator app. The one before stops working; the new one counts once a code of it
/// was typed.</summary>
public sealed class BeginAuthenticator(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, SecondFactors factors, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid AccountId, Guid SessionId);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            var replaces = account.AuthenticatorSince is not null;
            account.AuthenticatorSince = null;
            (await accounts.ResetAuthenticatorKeyAsync(account)).RequireSuccess();
            if (replaces)
            {
                await factors.ChangedAsync(account, command.SessionId, cancel);
            }

            await trail.AppendAsync(account.Event("AuthenticatorBegun", account.PersonId), clock.Now(), cancel);
        },
        token);
}
