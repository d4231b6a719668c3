using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>After the password: a code of the authenticator, a recovery code or a passkey.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecondFactorModel(
    AccountSignIn signIn, SignInDelays delays, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Kind { get; set; }

    public bool IsRecovery => Kind == "du-phong";

    public bool HasAuthenticator { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        if (await FindAsync() is not { } account)
        {
            return Again();
        }

        var code = new string([.. (Code ?? "").Where(char.IsLetterOrDigit)]);
        var key = $"second factor {account.Id}";
        var address = HttpContext.Connection.RemoteIpAddress?.ToString();
        if (await delays.WaitAsync(key, address, token) is var wait && wait > Duration.Zero)
        {
            return Refuse(texts["SignIn.Wait", Math.Ceiling(wait.TotalSeconds)]);
        }

        var result = IsRecovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (!result.Succeeded)
        {
            await delays.CountWrongAsync(key, address, token);
            return Refuse(texts[IsRecovery ? "Second.Refused.Recovery" : "Second.Refused"]);
        }

        await delays.ForgetAsync(key, token);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
    }

    private async Task<Core.Database.Account?> FindAsync()
    {
        var account = await signIn.GetTwoFactorAuthenticationUserAsync();
        HasAuthenticator = account?.AuthenticatorSince is not null;
        return account;
    }

    /// <summary>The password was too long ago, or never.</summary>
    private RedirectToPageResult Again() => RedirectToPage("/Account/SignIn", new { loi = "buoc-hai", tiep = ReturnUrl });

    private PageResult Refuse(string sentence)
    {
        ModelState.Remove(nameof(Code));
        ModelState.AddModelError(nameof(Code), sentence);
        return Page();
    }
}
