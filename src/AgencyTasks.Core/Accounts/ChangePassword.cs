using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>A person changes the own password; every other session ends, every key to the API too.</summary>
public sealed class ChangePassword(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, AccountLinks links, AuditTrail trail,
    IClock clock, TimeProvider time)
{
    /// <summary>The error's code when the present password is not right.</summary>
    public const string Mismatch = "PasswordMismatch";

    public sealed record Command(Guid AccountId, Guid SessionId, string Present, string New);

    /// <returns>What is wrong; empty: it is changed.</returns>
    public Task<IReadOnlyList<IdentityError>> ExecuteAsync(Command command, CancellationToken token) =>
        db.InTransactionAsync<IReadOnlyList<IdentityError>>(
            async cancel =>
            {
                var account = await finder.GetAsync(command.AccountId, cancel);
                var result = await accounts.ChangePasswordAsync(account, command.Present, command.New);
                if (!result.Succeeded)
                {
                    return [.. result.Errors];
                }

                await links.WithdrawAsync(account.Id, cancel);
                await db.EndSessionsAsync(account.Id, command.SessionId, time.Now(), cancel);
                await db.RevokeKeysAsync(account.Id, time.Now(), cancel);
                await trail.AppendAsync(account.Event("PasswordChanged", account.PersonId), clock.Now(), cancel);
                return [];
            },
            token);
}
