using System.Security.Claims;
using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Identity's sign-in; whichever way somebody comes in, a session is written down first and the cookie names it.</summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claimsFactory,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    StartSession startSession,
    AgencyTasksDb db,
    AgencyTasksSettings settings)
    : SignInManager<Account>(accounts, http, claimsFactory, options, logger, schemes, confirmation)
{
    private SignInMethod method = SignInMethod.Password;

    /// <summary>A disabled account does not sign in, whatever it knows or has.</summary>
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user.DisabledAt is null);

    /// <summary>An authenticator or a passkey: after the password one of them is asked for.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);

    /// <summary>The password was just checked.</summary>
    public Task<SignInResult> ContinueAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(
        string code, bool isPersistent, bool rememberClient)
    {
        var account = await GetTwoFactorAuthenticationUserAsync();
        // A code that somebody looked at over a shoulder opens no second session, with another zero before it neither.
        if (account?.AuthenticatorSince is null || code.Length != 6 || !code.All(char.IsAsciiDigit)
            || account.LastCodeHash == Secret.Hash(code))
        {
            return SignInResult.Failed;
        }

        method = SignInMethod.Authenticator;
        var result = await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
        if (result.Succeeded)
        {
            await db.Users.Where(user => user.Id == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastCodeHash, Secret.Hash(code)));
        }

        return result;
    }

    public override Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        method = SignInMethod.RecoveryCode;
        return base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
    }

    public override Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        method = SignInMethod.Passkey;
        return base.PasskeySignInAsync(credentialJson);
    }

    public override Task<SignInResult> ExternalLoginSignInAsync(
        string loginProvider, string providerKey, bool isPersistent, bool bypassTwoFactor)
    {
        method = SignInMethod.External;
        return base.ExternalLoginSignInAsync(loginProvider, providerKey, isPersistent, bypassTwoFactor);
    }

    public override async Task SignInWithClaimsAsync(
        Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var request = Context.Request;
        var session = await startSession.ExecuteAsync(
            new(
                user.Id,
                method,
                method is not (SignInMethod.Password or SignInMethod.External)
                    || (method == SignInMethod.External && settings.Oidc.CountsAsSecondFactor),
                DeviceWords.Of(request.Headers.UserAgent.ToString()),
                Context.Connection.RemoteIpAddress?.ToString() ?? ""),
            Context.RequestAborted);
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            additionalClaims.Append(new Claim(SessionGuard.SessionClaim, session.ToString())));
    }
}

/// <summary>The cookie names person and session; roles are never in it.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Person = "person";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Person, user.PersonId.ToString()));
        return identity;
    }
}
