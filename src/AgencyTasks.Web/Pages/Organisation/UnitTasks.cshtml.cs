using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Pages.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Organisation;

/// <summary>Exactly the rows that a figure of "Đơn vị tôi" counts.</summary>
public sealed class UnitTasksModel(
    CurrentViewer current, OwnRowsQuery rows, WorkingCalendarQuery calendar, TaskWords words,
    ListSheets sheets, IStringLocalizer<ListTexts> texts, IClock clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "dau")]
    public string? HeadCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public StandardHead? Head { get; private set; }

    public int Year { get; private set; }

    public TaskPage Rows { get; private set; } = null!;

    public IReadOnlyList<TaskCard> Cards { get; private set; } = [];

    public int Pages => Math.Max(1, (Rows.Total + PageSize - 1) / PageSize);

    public int First => Rows.Total == 0 ? 0 : ((PageNumber - 1) * PageSize) + 1;

    public int Last => Math.Min(Rows.Total, PageNumber * PageSize);

    public string Address(int page) =>
        Url.Content("~/don-vi/nhiem-vu") + QueryString.Create(
        [
            .. HeadCode is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("dau", HeadCode)],
            .. string.IsNullOrWhiteSpace(Search) ? Array.Empty<KeyValuePair<string, string?>>() : [new("tim", Search)],
            new("trang", page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ]);

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        var known = UnitModel.Heads.FirstOrDefault(head => head.Code == HeadCode);
        if (HeadCode is not null && known.Code is null)
        {
            return NotFound();
        }

        Head = known.Code is null ? null : known.Head;
        Search = Search is { Length: > 100 } ? Search[..100] : Search;
        Year = clock.Today().Year;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        Rows = await rows.ExecuteAsync(
            new(Year, Head, Search, (PageNumber - 1) * PageSize, PageSize), current.Viewer, token);
        Cards = new TaskCards(clock.Now(), await calendar.ExecuteAsync(token), words).Of(Rows.Lines);
        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        var page = await OnGetAsync(token);
        return page is not PageResult ? page : await this.ListFileAsync(
            $"nhiem-vu-{Year}",
            [sheets.Tasks(texts["Sheet.Tasks"], rows.All(new(Year, Head, Search), current.Viewer), Rows.Total)],
            token);
    }
}
