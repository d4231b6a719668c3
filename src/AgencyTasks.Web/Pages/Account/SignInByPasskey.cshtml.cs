using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Sign-in by a passkey: the device asks its owner, so that it counts as both factors.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInByPasskeyModel(AccountSignIn signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/dang-nhap");

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, [FromForm(Name = "tiep")] string? returnUrl)
    {
        var isIn = false;
        if (credential is { Length: > 0 and < 20_000 })
        {
            try
            {
                isIn = (await signIn.PasskeySignInAsync(credential)).Succeeded;
            }
            catch (InvalidOperationException)
            {
                // No options were asked for in this browser, or too long ago.
            }
        }

        return isIn
            ? LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/")
            : RedirectToPage("/Account/SignIn", new { loi = "khoa", tiep = returnUrl });
    }
}
