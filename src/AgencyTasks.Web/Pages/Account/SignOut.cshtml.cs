using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Ends the session, also for a copy of its cookie; by POST only.</summary>
[BeforeSecondFactor]
public sealed class SignOutModel(
    AccountSignIn signIn, EndSessions endSessions, CurrentSession session, CurrentViewer current) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await endSessions.ExecuteAsync(new(current.Viewer.PersonId, current.Viewer, Only: session.Session.Id), token);
        await signIn.SignOutAsync();
        return LocalRedirect("~/dang-nhap");
    }
}
