using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Preferences;

/// <summary>Switches the language. No forgery token: the page must work when keys cannot be read, and a forged
/// switch only changes words, which the reader can change back.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        if (ReaderPreferences.Languages.Contains(language))
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!));
            Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, ReaderPreferences.Cookie(Request));
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
