using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>"Tiếp tục làm việc": coming here keeps the session alive; the answer says for how many seconds.</summary>
[BeforeSecondFactor]
public sealed class KeepSessionModel(CurrentSession session, TimeProvider time) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/tai-khoan");

    public IActionResult OnPost() =>
        new JsonResult(new { left = Math.Max(0, (int)(session.Session.EndsAt - time.Now()).TotalSeconds) });
}
