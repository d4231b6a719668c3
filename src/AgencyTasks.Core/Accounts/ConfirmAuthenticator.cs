using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>The first code of the app proves that it has the key: from now on it is the account's second factor.</summary>
public sealed class ConfirmAuthenticator(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, SecondFactors factors, AuditTrail trail,
    IClock clock, TimeProvider time)
{
    public sealed record Command(Guid AccountId, Guid SessionId, string Code);

    /// <returns>The recovery codes, shown once; null: the code is not right.</returns>
    public Task<IReadOnlyList<string>?> ExecuteAsync(Command command, CancellationToken token) =>
        db.InTransactionAsync<IReadOnlyList<string>?>(
            async cancel =>
            {
                var account = await finder.GetAsync(command.AccountId, cancel);
                var isRight = await accounts.VerifyTwoFactorTokenAsync(
                    account, TokenOptions.DefaultAuthenticatorProvider, command.Code);
                if (!isRight)
                {
                    return null;
                }

                account.AuthenticatorSince = time.Now();
                account.LastCodeHash = Secret.Hash(command.Code);
                await factors.ChangedAsync(account, command.SessionId, cancel);
                var codes = await factors.NewCodesAsync(account);
                await trail.AppendAsync(account.Event("AuthenticatorAdded", account.PersonId), clock.Now(), cancel);
                return codes;
            },
            token);
}
