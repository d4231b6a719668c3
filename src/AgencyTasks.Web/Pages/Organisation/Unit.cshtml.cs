using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Pages.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Organisation;

/// <summary>Đơn vị tôi: the four standard heads, what is overdue, what is due next, where the annual report stands.</summary>
public sealed class UnitModel(
    CurrentViewer current, OwnHeadsQuery heads, OwnRowsQuery rows, OwnReportsQuery reports, WorkingCalendarQuery calendar,
    SwitchMailCopies copies, AgencyTasksDb db, TaskWords words, IClock clock) : PageModel
{
    private const int Listed = 10;

    /// <summary>The heads in the order of the reports, with the word in the address.</summary>
    public static readonly IReadOnlyList<(StandardHead Head, string Code, string State, string Tone)> Heads =
    [
        (StandardHead.OpenOverdue, "dang-qua-han", "exclamation-triangle-fill", "tone-red"),
        (StandardHead.OpenInTime, "dang-trong-han", "record-circle", "tone-blue"),
        (StandardHead.DoneOnTime, "dung-han", "check-circle-fill", "tone-green"),
        (StandardHead.DoneLate, "qua-han", "circle-half", "tone-green"),
    ];

    public IReadOnlyDictionary<StandardHead, int> Counts { get; private set; } = null!;

    public int Year { get; private set; }

    public string Agencies { get; private set; } = "";

    public bool IsRequested { get; private set; }

    public TaskPage Overdue { get; private set; } = null!;

    public IReadOnlyList<TaskLine> Next { get; private set; } = [];

    public IReadOnlyList<TaskLine> Reports { get; private set; } = [];

    public TaskCards Cards { get; private set; } = null!;

    /// <summary>Whose shared mailbox may be switched to copies here.</summary>
    public IReadOnlyList<Agency> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken token)
    {
        var viewer = current.Viewer;
        Year = clock.Today().Year;
        Agencies = string.Join("; ", viewer.AgencyPosts.Select(post => post.AgencyName).Distinct());
        Cards = new TaskCards(clock.Now(), await calendar.ExecuteAsync(token), words);
        Counts = await heads.ExecuteAsync(Year, viewer, token);
        Overdue = await rows.ExecuteAsync(new(Year, StandardHead.OpenOverdue, Take: Listed), viewer, token);
        var open = await rows.ExecuteAsync(new(Year, StandardHead.OpenInTime, Take: Listed * 2), viewer, token);
        Reports = await reports.ExecuteAsync(Year, viewer, token);
        Next =
        [
            .. open.Lines
                .Where(line => line.State != TaskState.Submitted && Reports.All(report => report.Id != line.Id))
                .Take(5),
        ];
        var own = viewer.AgencyPosts.Select(post => post.AgencyId).ToList();
        Bodies = await db.Agencies.AsNoTracking().Where(agency => own.Contains(agency.Id))
            .OrderBy(agency => agency.Position).ToListAsync(token);
        IsRequested = Overdue.Lines.Concat(Next).Concat(Reports).Any(line => line.IsRequested);
    }

    public async Task<IActionResult> OnPostMailboxAsync(Guid agencyId, bool isOn, CancellationToken token)
    {
        await copies.ExecuteAsync(new(agencyId, isOn, current.Viewer), token);
        return Redirect(Url.Content("~/don-vi"));
    }
}
