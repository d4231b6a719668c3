using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Quên mật khẩu: the same answer, after the same while, whether the name is known or not.</summary>
[EnableRateLimiting(RateLimits.Reset)]
public sealed class ForgotPasswordModel(RequestReset request, IStringLocalizer<AccountTexts> texts) : PageModel
{
    private const int LongestName = 254;

    /// <summary>Longer than the work takes for a known name.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(600);

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty(SupportsGet = true, Name = "da-gui")]
    public bool IsSent { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), texts["SignIn.NameMissing"]);
            return Page();
        }

        var answer = Task.Delay(Answer, token);
        if (UserName.Length <= LongestName)
        {
            await request.ExecuteAsync(new(UserName), token);
        }

        await answer;
        return Redirect(Url.Content("~/quen-mat-khau?da-gui=true"));
    }
}
