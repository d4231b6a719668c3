using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Accounts;

/// <summary>What every change of a second factor brings along: the account's mark, this session's, the end of the others,
/// codes for the day when the phone is gone.</summary>
public sealed class SecondFactors(AgencyTasksDb db, UserManager<Account> accounts, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    /// <summary>They see or change what is everybody's: a second factor is a must for them.</summary>
    public static readonly IReadOnlyList<Role> BoundRoles = [Role.Coordinator, Role.Admin, Role.Auditor, Role.Committee];

    /// <returns>New recovery codes, shown once; empty: there are some.</returns>
    public async Task<IReadOnlyList<string>> ChangedAsync(Account account, Guid? sessionId, CancellationToken token)
    {
        var has = account.AuthenticatorSince is not null || (await accounts.GetPasskeysAsync(account)).Count > 0;
        (await accounts.SetTwoFactorEnabledAsync(account, has)).RequireSuccess();
        await db.EndSessionsAsync(account.Id, sessionId, time.Now(), token);
        await db.Set<AccountSession>().Where(session => session.Id == sessionId && session.AccountId == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.HasSecondFactor, has), token);
        return has && await accounts.CountRecoveryCodesAsync(account) == 0 ? await NewCodesAsync(account) : [];
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(Account account) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];

    /// <summary>Nothing of it is left.</summary>
    public async Task RemoveAllAsync(Account account, CancellationToken token)
    {
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
        {
            (await accounts.RemovePasskeyAsync(account, passkey.CredentialId)).RequireSuccess();
        }

        account.AuthenticatorSince = null;
        await db.Set<IdentityUserToken<Guid>>().Where(row => row.UserId == account.Id).ExecuteDeleteAsync(token);
        await ChangedAsync(account, null, token);
        await db.RevokeKeysAsync(account.Id, time.Now(), token);
    }
}
