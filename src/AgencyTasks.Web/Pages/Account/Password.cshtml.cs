using System.ComponentModel.DataAnnotations;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Đổi mật khẩu: the present one, the new one; every other session ends.</summary>
public sealed class PasswordModel(AccountPageTools tools, ChangePassword change, IStringLocalizer<AccountTexts> texts)
    : AccountPage(tools)
{
    [BindProperty, DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        if (string.IsNullOrEmpty(Present))
        {
            ModelState.AddModelError(nameof(Present), texts["Present.Missing"]);
        }

        if (string.IsNullOrEmpty(NewPassword))
        {
            ModelState.AddModelError(nameof(NewPassword), texts["Password.Missing"]);
        }

        if (!ModelState.IsValid || !await IsPresentRightAsync(Present!, token))
        {
            return Page();
        }

        var problems = await change.ExecuteAsync(new(Owner.Id, Session.Id, Present!, NewPassword!), token);
        ModelState.AddProblems(nameof(NewPassword), problems, texts);
        return problems.Count > 0 ? Page() : Redirect(Url.Content("~/tai-khoan?xong=mat-khau"));
    }
}
