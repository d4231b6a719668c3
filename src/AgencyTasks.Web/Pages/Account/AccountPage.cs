using System.ComponentModel.DataAnnotations;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>What the pages of one's own account share: the account, and the password asked once more before what guards it
/// changes, unless it was typed just now.</summary>
public abstract class AccountPage(AccountPageTools tools) : PageModel
{
    private static readonly Duration Fresh = Duration.FromMinutes(10);

    [BindProperty, DataType(DataType.Password)]
    public string? Present { get; set; }

    public Core.Database.Account Owner { get; private set; } = null!;

    public LiveSession Session => tools.Session.Session;

    public bool AsksPassword => Owner.PasswordHash is not null && tools.Time.Now() - Session.StartedAt > Fresh;

    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context,
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Owner = await tools.Finder.GetAsync(Session.AccountId, HttpContext.RequestAborted);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>False: it is said at its box what is wrong.</summary>
    protected async Task<bool> MayChangeAsync(CancellationToken token)
    {
        if (!AsksPassword)
        {
            return true;
        }

        if (string.IsNullOrEmpty(Present))
        {
            ModelState.AddModelError(nameof(Present), tools.Texts["Present.Missing"]);
            return false;
        }

        return await IsPresentRightAsync(Present, token);
    }

    /// <summary>Tries here and tries at the sign-in count together.</summary>
    protected async Task<bool> IsPresentRightAsync(string present, CancellationToken token)
    {
        var address = HttpContext.Connection.RemoteIpAddress?.ToString();
        var wait = await tools.Delays.WaitAsync(Owner.UserName!, address, token);
        if (wait > Duration.Zero)
        {
            ModelState.AddModelError(nameof(Present), tools.Texts["SignIn.Wait", Math.Ceiling(wait.TotalSeconds)]);
            return false;
        }

        if (present.Length <= PasswordRules.Longest && await tools.Accounts.CheckPasswordAsync(Owner, present))
        {
            return true;
        }

        await tools.Delays.CountWrongAsync(Owner.UserName!, address, token);
        ModelState.AddModelError(nameof(Present), tools.Texts["Present.Wrong"]);
        return false;
    }
}

/// <summary>What these pages work with.</summary>
public sealed record AccountPageTools(
    AccountFinder Finder, UserManager<Core.Database.Account> Accounts, SignInDelays Delays, CurrentSession Session,
    TimeProvider Time, IStringLocalizer<AccountTexts> Texts);
