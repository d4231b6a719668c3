using AgencyTasks.Core.Board;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>Exactly the tasks that a figure of the board counts.</summary>
public sealed class RowsModel(
    BoardRowsQuery query, ListSheets sheets, IStringLocalizer<ListTexts> texts, IClock clock) : BoardPage(clock)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "thang")]
    public int? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "dau")]
    public string? Head { get; set; }

    [BindProperty(SupportsGet = true, Name = "qua-han")]
    public string? Age { get; set; }

    [BindProperty(SupportsGet = true, Name = "bao-cao")]
    public string? Report { get; set; }

    [BindProperty(SupportsGet = true, Name = "moi")]
    public string? Begun { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhiem-vu")]
    public string[] DutyCodes { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    public BoardFilter Filter { get; private set; } = null!;

    public BoardCell Cell { get; private set; } = null!;

    public BoardRows Found { get; private set; } = null!;

    public int PageNumber { get; private set; }

    public int PageCount => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        return await this.ListFileAsync(
            $"bang-theo-doi-{Filter.Year}",
            [sheets.Board(texts["Sheet.Tasks"], query.AllAsync(Filter, Cell, token), Found.Count)],
            token);
    }

    public async Task OnGetAsync(CancellationToken token)
    {
        Filter = FilterOf(string.IsNullOrWhiteSpace(AgencyCode) ? null : AgencyCode);
        Cell = new BoardCell
        {
            Month = Month is >= 1 and <= 12 ? Month : null,
            Head = BoardLinks.HeadOf(Head),
            Age = OverdueAge.Find(Age),
            IsReportHandedIn = BoardLinks.IsHandedIn(Report),
            IsUnbegun = Begun == "chua-lam",
            DutyCodes = [.. DutyCodes.Where(code => code is { Length: > 0 and <= 100 }).Distinct().Take(100)],
        };
        PageNumber = Number is >= 1 and <= 10_000 ? Number.Value : 1;
        Found = await query.ExecuteAsync(Filter, Cell, (PageNumber - 1) * PageSize, PageSize, token);
    }
}
