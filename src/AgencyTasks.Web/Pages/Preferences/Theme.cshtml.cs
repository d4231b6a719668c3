using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Preferences;

/// <summary>Switches the colours for a browser without script. No forgery token, for the reason given at Language.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ThemeModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        if (ReaderPreferences.IsTheme(theme))
        {
            Response.Cookies.Append(ReaderPreferences.ThemeCookie, theme!, ReaderPreferences.Cookie(Request));
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
