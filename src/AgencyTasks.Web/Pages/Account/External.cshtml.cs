using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Out to the provider and back. It opens an account that is there: by an earlier link, or by a mail address that
/// the provider has verified. It makes none.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ExternalModel(AccountSignIn signIn, LinkProvider link, AgencyTasksSettings settings) : PageModel
{
    public IActionResult OnPost([FromForm(Name = "tiep")] string? returnUrl)
    {
        if (!settings.Oidc.IsOn)
        {
            return NotFound();
        }

        var back = Url.Page("/Account/External", new { tiep = Url.IsLocalUrl(returnUrl) ? returnUrl : null });
        return Challenge(signIn.ConfigureExternalAuthenticationProperties(ProviderSignIn.Scheme, back), ProviderSignIn.Scheme);
    }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "tiep")] string? returnUrl, CancellationToken token)
    {
        if (!settings.Oidc.IsOn || await signIn.GetExternalLoginInfoAsync() is not { } login)
        {
            return RedirectToPage("/Account/SignIn");
        }

        var isVerified = string.Equals(login.Principal.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        var mail = isVerified ? login.Principal.FindFirst("email")?.Value : null;
        await link.ExecuteAsync(new(login.LoginProvider, login.ProviderKey, settings.Oidc.DisplayName, mail), token);
        var result = await signIn.ExternalLoginSignInAsync(
            login.LoginProvider, login.ProviderKey, isPersistent: false, settings.Oidc.CountsAsSecondFactor);
        var next = Url.IsLocalUrl(returnUrl) ? returnUrl : null;
        return result switch
        {
            { Succeeded: true } => LocalRedirect(next ?? "~/"),
            { RequiresTwoFactor: true } => RedirectToPage("/Account/SecondFactor", new { tiep = next }),
            _ => RedirectToPage("/Account/SignIn", new { loi = "ngoai", tiep = next }),
        };
    }
}
