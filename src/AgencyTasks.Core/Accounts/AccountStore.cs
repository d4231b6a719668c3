using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace AgencyTasks.Core.Accounts;

/// <summary>Identity's store, which would keep recovery codes and the authenticator's key readable: here the codes are
/// hashes and the key is sealed.</summary>
public sealed class AccountStore(AgencyTasksDb db, IDataProtectionProvider protection, IdentityErrorDescriber? words = null)
    : UserOnlyStore<Account, AgencyTasksDb, Guid>(db, words)
{
    private readonly IDataProtector seal = protection.CreateProtector("AgencyTasks.AuthenticatorKey");
    private bool redeems;

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, seal.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } key ? seal.Unprotect(key) : null;

    public override Task ReplaceCodesAsync(
        Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, redeems ? recoveryCodes : recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        // Identity puts back what is left, and that is hashed already.
        redeems = true;
        try
        {
            return await base.RedeemCodeAsync(user, Hash(code), cancellationToken);
        }
        finally
        {
            redeems = false;
        }
    }

    /// <summary>As people type it: any case, with or without the hyphen.</summary>
    private static string Hash(string code) =>
        Secret.Hash(new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant());
}
