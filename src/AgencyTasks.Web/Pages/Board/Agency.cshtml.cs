using AgencyTasks.Core.Board;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>Theo đơn vị: one body's heads by month and what it has overdue.</summary>
public sealed class AgencyModel(ComplianceBoard board, BoardRowsQuery query, IClock clock) : BoardPage(clock)
{
    public const int Shown = 50;

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string Code { get; set; } = "";

    public BoardFilter Filter { get; private set; } = null!;

    public BoardAgency Row { get; private set; } = null!;

    public BoardRows Overdue { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken token)
    {
        Search = null;
        Filter = FilterOf(Code);
        Row = (await board.ExecuteAsync(Filter, token)).Agencies.SingleOrDefault()
            ?? throw new NotFoundException("The body");
        Overdue = await query.ExecuteAsync(Filter, new BoardCell { Head = StandardHead.OpenOverdue }, 0, Shown, token);
    }
}
