using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Tài khoản của một người: what an administrator does for somebody's sign-in, never seeing a secret.</summary>
public sealed class OfPersonModel(
    AgencyTasksDb db, CurrentViewer current, UserManager<Core.Database.Account> accounts, SessionListQuery sessions,
    TimeProvider time, InvitePerson invite, SendReset sendReset, EndSessions endSessions, TakeAwaySecondFactor takeAway,
    SetAccountAccess setAccess, RuleMessages messages) : PageModel
{
    private static readonly string[] Acts = ["moi", "dat-lai", "phien", "xac-thuc", "khoa", "mo"];

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public bool IsDone => Acts.Contains(Done);

    public Person Person { get; private set; } = null!;

    /// <summary>Null: never invited.</summary>
    public Core.Database.Account? Account { get; private set; }

    public AccountLink? Invitation { get; private set; }

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public int Passkeys { get; private set; }

    public bool IsOwn => Person.Id == current.Viewer.PersonId;

    public bool IsOpen => Account?.PasswordHash is not null;

    public bool IsDisabled => Account?.DisabledAt is not null;

    public Task OnGetAsync(string code, CancellationToken token) => LoadAsync(code, token);

    public Task<IActionResult> OnPostInviteAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "moi", person => invite.ExecuteAsync(new(person, current.Viewer), token), token);

    public Task<IActionResult> OnPostResetAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "dat-lai", person => sendReset.ExecuteAsync(new(person, current.Viewer), token), token);

    public Task<IActionResult> OnPostEndAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "phien", person => endSessions.ExecuteAsync(new(person, current.Viewer), token), token);

    public Task<IActionResult> OnPostTakeAwayAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "xac-thuc", person => takeAway.ExecuteAsync(new(person, current.Viewer), token), token);

    public Task<IActionResult> OnPostDisableAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "khoa", person => setAccess.ExecuteAsync(new(person, false, current.Viewer), token), token);

    public Task<IActionResult> OnPostEnableAsync([FromRoute] string code, CancellationToken token) => ActAsync(
        code, "mo", person => setAccess.ExecuteAsync(new(person, true, current.Viewer), token), token);

    private async Task<IActionResult> ActAsync(string code, string act, Func<Guid, Task> work, CancellationToken token)
    {
        await LoadAsync(code, token);
        try
        {
            await work(Person.Id);
            return Redirect(Url.Content($"~/quan-tri/nguoi-dung/{code}/tai-khoan?xong={act}"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task LoadAsync(string code, CancellationToken token)
    {
        Person = await db.People.AsNoTracking().FirstOrDefaultAsync(person => person.Code == code, token)
            ?? throw new NotFoundException("The person");
        Account = await db.Users.AsNoTracking().FirstOrDefaultAsync(account => account.PersonId == Person.Id, token);
        if (Account is null)
        {
            return;
        }

        Sessions = await sessions.ExecuteAsync(Account.Id, token);
        Passkeys = (await accounts.GetPasskeysAsync(Account)).Count;
        var link = await db.Set<AccountLink>().AsNoTracking()
            .Where(link => link.AccountId == Account.Id && link.Purpose == LinkPurpose.Invitation)
            .OrderByDescending(link => link.IssuedAt).FirstOrDefaultAsync(token);
        Invitation = link?.IsOpenAt(time.Now()) == true ? link : null;
    }
}
