using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Tài khoản: who one is, how one signs in, where one is signed in.</summary>
public sealed class IndexModel(
    AccountPageTools tools, CurrentViewer current, SessionListQuery sessions, AccessTokenListQuery tokens,
    EndSessions endSessions, UserManager<Core.Database.Account> accounts) : AccountPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public Viewer Viewer => current.Viewer;

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public int Passkeys { get; private set; }

    public int CodesLeft { get; private set; }

    public int Tokens { get; private set; }

    public async Task OnGetAsync(CancellationToken token)
    {
        Sessions = await sessions.ExecuteAsync(Owner.Id, token);
        Passkeys = (await accounts.GetPasskeysAsync(Owner)).Count;
        CodesLeft = await accounts.CountRecoveryCodesAsync(Owner);
        Tokens = (await tokens.ExecuteAsync(Owner.Id, token)).Count;
    }

    public async Task<IActionResult> OnPostEndAsync(Guid? only, CancellationToken token)
    {
        await endSessions.ExecuteAsync(
            new(Viewer.PersonId, Viewer, Only: only, Except: only is null ? Session.Id : null), token);
        return Redirect(Url.Content("~/tai-khoan?xong=phien"));
    }
}
