using System.ComponentModel.DataAnnotations;
using AgencyTasks.Core.Database;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Sign-in by name or mail address and password. An unknown name, a wrong password and a locked account get the same answer.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(
    SignInManager<Core.Database.Account> signIn,
    UserManager<Core.Database.Account> accounts,
    IPasswordHasher<Core.Database.Account> hasher,
    IStringLocalizer<AccountTexts> texts) : PageModel
{
    private const int LongestName = 254;
    private const int LongestPassword = 128;

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("~/") : Page();

    public async Task<IActionResult> OnPostAsync()
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

        if (UserName!.Length <= LongestName && Password!.Length <= LongestPassword
            && await IsRightAsync(UserName.Trim(), Password))
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
        }

        ModelState.AddModelError(nameof(UserName), texts["SignIn.Refused"]);
        return Page();
    }

    private async Task<bool> IsRightAsync(string name, string password)
    {
        var account = await accounts.FindByNameAsync(name) ?? await accounts.FindByEmailAsync(name);
        if (account is null || await accounts.IsLockedOutAsync(account))
        {
            // As long as for a known name that may try.
            hasher.HashPassword(account ?? new Core.Database.Account { PersonId = Guid.Empty }, password);
            return false;
        }

        return (await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
    }
}
