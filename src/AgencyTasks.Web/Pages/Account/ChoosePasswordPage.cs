using System.ComponentModel.DataAnnotations;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>What an invitation and a reset share: a link, a new password, and one is in. Opening the link changes nothing.</summary>
public abstract class ChoosePasswordPage(
    LinkPurpose purpose, AccountLinks links, ChoosePassword choose, AccountSignIn signIn, AccountFinder finder,
    IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty, DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public LinkPurpose Purpose => purpose;

    /// <summary>Null: the link leads nowhere.</summary>
    public string? AccountName { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        await FindAsync(token, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        await FindAsync(token, cancel);
        if (AccountName is null)
        {
            return Page();
        }

        if (string.IsNullOrEmpty(NewPassword))
        {
            ModelState.AddModelError(nameof(NewPassword), texts["Password.Missing"]);
            return Page();
        }

        var result = await choose.ExecuteAsync(new(token, purpose, NewPassword), cancel);
        if (result.Account is not { } account)
        {
            ModelState.AddProblems(nameof(NewPassword), result.Problems, texts);
            AccountName = result.Problems.Count > 0 ? AccountName : null;
            return Page();
        }

        return (await signIn.ContinueAsync(account)).RequiresTwoFactor
            ? RedirectToPage("/Account/SecondFactor")
            : LocalRedirect("~/");
    }

    private async Task FindAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (token.Length <= 64 && await links.FindAsync(token, purpose, cancel) is { } link)
        {
            var account = await finder.GetAsync(link.AccountId, cancel);
            AccountName = account.DisabledAt is null ? account.UserName : null;
        }

        if (AccountName is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}

internal static class PasswordProblemWords
{
    public static void AddProblems(
        this ModelStateDictionary state, string box, IEnumerable<IdentityError> problems, IStringLocalizer<AccountTexts> texts)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(box, texts[$"Problem.{problem.Code}"]);
        }
    }
}
