using AgencyTasks.Core.Board;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>Theo đơn vị: one body's heads by month and what it has overdue.</summary>
public sealed class AgencyModel(
    ComplianceBoard board, BoardRowsQuery query, BoardSheets figures, ListSheets lists, IStringLocalizer<BoardTexts> texts,
    IClock clock) : BoardPage(clock)
{
    public const int Shown = 50;

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string Code { get; set; } = "";

    private static readonly BoardCell OverdueCell = new() { Head = StandardHead.OpenOverdue };

    public BoardFilter Filter { get; private set; } = null!;

    public BoardAgency Row { get; private set; } = null!;

    public BoardRows Overdue { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken token)
    {
        Search = null;
        Filter = FilterOf(Code);
        Row = (await board.ExecuteAsync(Filter, token)).Agencies.SingleOrDefault()
            ?? throw new NotFoundException("The body");
        Overdue = await query.ExecuteAsync(Filter, OverdueCell, 0, Shown, token);
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        var name = texts[Row.Group == BoardGroup.Requested ? "Agency.Overdue.Requested" : "Agency.Overdue"];
        var overdue = lists.Board(name, query.AllAsync(Filter, OverdueCell, token), Overdue.Count);
        return await this.ListFileAsync(
            $"bang-theo-doi-{Filter.Year}-{Row.Agency.Code}", [figures.Months([Row], Filter.Year), overdue], token);
    }
}
