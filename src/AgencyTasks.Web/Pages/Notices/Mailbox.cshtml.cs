using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Notices;

/// <summary>A notice that did not leave, or not yet, and why.</summary>
public sealed record StuckNotice(
    string Person, string Address, NoticeKind Kind, LocalDate Date, NoticeState State, int Attempts, string Error);

/// <summary>Hộp thư thử: what the system would have mailed, newest first, and what could not be sent.</summary>
[HoldsNoConnection]
public sealed class MailboxModel(
    MailFolderQuery mails, AgencyTasksDb db, RegisterSheets sheets, AgencyTasksSettings settings) : PageModel
{
    public const int PageSize = 50;

    private const int MostStuck = 200;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    public IReadOnlyList<FolderMail> Mails { get; private set; } = [];

    public IReadOnlyList<StuckNotice> Stuck { get; private set; } = [];

    public int Count { get; private set; }

    public int PageNumber => Number is >= 1 and <= 10_000 ? Number.Value : 1;

    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>Mails leave through a server, so that none lands here.</summary>
    public bool HasServer => settings.Mail.SmtpHost.Length > 0;

    public async Task OnGetAsync(CancellationToken token)
    {
        Count = mails.Count();
        Mails = await mails.ExecuteAsync((PageNumber - 1) * PageSize, PageSize, token);
        Stuck = await AllStuck().Take(MostStuck).ToListAsync(token);
    }

    /// <summary>What the lists say of each mail; what is written in it stays where it is.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        var stuck = await AllStuck().ToListAsync(token);
        return await this.ListFileAsync(
            "hop-thu-thu", [sheets.Mails(mails.AllAsync(token), mails.Count()), sheets.Stuck(stuck)], token);
    }

    private IQueryable<StuckNotice> AllStuck() =>
        from notice in db.Notices.AsNoTracking()
        where notice.State == NoticeState.Parked || notice.State == NoticeState.Expired
            || (notice.State == NoticeState.Waiting && notice.LastError != null)
        join person in db.People on notice.PersonId equals person.Id
        orderby notice.LocalDate descending, notice.ToAddress
        select new StuckNotice(
            person.FullName, notice.ToAddress, notice.Kind, notice.LocalDate, notice.State, notice.Attempts,
            notice.LastError ?? "");
}
