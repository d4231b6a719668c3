using System.ComponentModel.DataAnnotations;
using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Sign-in by name or mail address and password. An unknown name, a wrong password and a disabled account get the
/// same answer after the same work.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(
    AccountSignIn signIn,
    UserManager<Core.Database.Account> accounts,
    AccountFinder finder,
    SignInDelays delays,
    AgencyTasksSettings settings,
    IStringLocalizer<AccountTexts> texts) : PageModel
{
    private const int LongestName = 254;

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? ReturnUrl { get; set; }

    /// <summary>What went wrong on another way in.</summary>
    [BindProperty(SupportsGet = true, Name = "loi")]
    public string? Failed { get; set; }

    /// <summary>Null: there is no other provider.</summary>
    public string? Provider => settings.Oidc.IsOn ? settings.Oidc.DisplayName : null;

    public IActionResult OnGet()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect("~/");
        }

        if (Failed is "khoa" or "ngoai" or "buoc-hai")
        {
            ModelState.AddModelError("", texts[$"SignIn.Failed.{Failed}"]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), texts["SignIn.NameMissing"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), texts["SignIn.PasswordMissing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (UserName!.Length > LongestName || Password!.Length > PasswordRules.Longest)
        {
            return Refuse(texts["SignIn.Refused"]);
        }

        return await TryAsync(UserName.Trim(), Password, token);
    }

    private async Task<IActionResult> TryAsync(string name, string password, CancellationToken token)
    {
        var address = HttpContext.Connection.RemoteIpAddress?.ToString();
        var wait = await delays.WaitAsync(name, address, token);
        var account = await finder.ByNameAsync(name, token);
        var isRight = await IsRightAsync(account, password);
        if (wait > Duration.Zero)
        {
            return Refuse(texts["SignIn.Wait", Math.Ceiling(wait.TotalSeconds)]);
        }

        if (!isRight)
        {
            await delays.CountWrongAsync(name, address, token);
            return Refuse(texts["SignIn.Refused"]);
        }

        await delays.ForgetAsync(name, token);
        var result = await signIn.ContinueAsync(account!);
        var next = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
        return result switch
        {
            { Succeeded: true } => LocalRedirect(next ?? "~/"),
            { RequiresTwoFactor: true } => RedirectToPage("/Account/SecondFactor", new { tiep = next }),
            _ => Refuse(texts["SignIn.Refused"]),
        };
    }

    /// <summary>Works on one password, whatever the account.</summary>
    private async Task<bool> IsRightAsync(Core.Database.Account? account, string password)
    {
        if (account is { PasswordHash: not null, DisabledAt: null })
        {
            return await accounts.CheckPasswordAsync(account, password);
        }

        accounts.PasswordHasher.HashPassword(account ?? new Core.Database.Account { PersonId = Guid.Empty }, password);
        return false;
    }

    private PageResult Refuse(string sentence)
    {
        ModelState.AddModelError(nameof(UserName), sentence);
        return Page();
    }
}
