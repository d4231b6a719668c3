using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Ends the session; by POST only.</summary>
public sealed class SignOutModel(SignInManager<Core.Database.Account> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("~/dang-nhap");
    }
}
