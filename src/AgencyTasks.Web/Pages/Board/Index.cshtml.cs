using System.Globalization;
using AgencyTasks.Core.Board;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>Bảng theo dõi: the year's tasks per body and month, every figure a link to its rows.</summary>
public sealed class IndexModel(
    ComplianceBoard board, PlanReportsQuery reports, VacantBodiesQuery vacant, GapsQuery gaps,
    VerificationQueueQuery queue, BoardSheets sheets,
    CurrentViewer current, AgencyTasksDb db, IClock clock) : BoardPage(clock)
{
    public BoardFigures Board { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>By code and title; empty: there is only one plan.</summary>
    public IReadOnlyList<(string Code, string Title)> Plans { get; private set; } = [];

    /// <summary>Of the published duties, of every plan.</summary>
    public IReadOnlyList<string> WorkAreas { get; private set; } = [];

    /// <summary>How many annual reports each plan's bodies owe and have handed in; empty: there is only one plan.</summary>
    public IReadOnlyList<PlanReports> Reports { get; private set; } = [];

    public Vacancies Vacant { get; private set; } = new([], IsForAdmin: false);

    public IReadOnlyList<DutyGap> Gaps { get; private set; } = [];

    /// <summary>Codes of the year's periods that are closed.</summary>
    public IReadOnlyList<string> ClosedPeriods { get; private set; } = [];

    public bool IsPolice { get; private set; }

    /// <summary>How many results have waited too long for the police.</summary>
    public int WaitingLong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        var filter = FilterOf();
        Board = await board.ExecuteAsync(filter, token);
        var plans = await db.Plans.OrderByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code)
            .Select(plan => new { plan.Code, plan.Title, plan.FirstYear, plan.LastYear }).ToListAsync(token);
        if (plans.Count > 1)
        {
            Plans = [.. plans.Select(plan => (plan.Code, plan.Title))];
            Reports = await reports.ExecuteAsync(filter, token);
        }

        Response.Headers.Append("Vary", "HX-Request");
        if (Request.Headers.ContainsKey("HX-Request") && !Request.Headers.ContainsKey("HX-History-Restore-Request"))
        {
            return Partial("_Figures", this);
        }

        WorkAreas = await db.Duties
            .Where(duty => duty.WorkArea != "" && db.Matrices.Any(matrix =>
                matrix.Id == duty.MatrixId && matrix.State == MatrixState.Published
                && (filter.PlanCode == null || db.Plans.Any(plan => plan.Id == matrix.PlanId && plan.Code == filter.PlanCode))))
            .Select(duty => duty.WorkArea).Distinct().OrderBy(area => area).ToListAsync(token);
        Years =
        [
            .. plans.SelectMany(plan => Enumerable.Range(plan.FirstYear, plan.LastYear - plan.FirstYear + 1))
                .Append(Today.Year).Append(filter.Year).Distinct().Order(),
        ];
        var year = filter.Year.ToString(CultureInfo.InvariantCulture);
        ClosedPeriods = await db.PeriodClosings
            .Where(closing => closing.ReopenedAt == null && closing.PeriodCode.StartsWith(year)
                && (filter.PlanCode == null || db.Plans.Any(plan => plan.Id == closing.PlanId && plan.Code == filter.PlanCode)))
            .Select(closing => closing.PeriodCode).Distinct().OrderBy(code => code).ToListAsync(token);
        if (User.IsInRole(nameof(Role.Coordinator)))
        {
            IsPolice = true;
            Vacant = new Vacancies(await vacant.ExecuteAsync(current.Viewer, token), IsForAdmin: false);
            Gaps = await gaps.ExecuteAsync(current.Viewer, token);
            WaitingLong = await queue.CountLongAsync(token);
        }

        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        var filter = FilterOf();
        var figures = await board.ExecuteAsync(filter, token);
        return await this.ListFileAsync(
            $"bang-theo-doi-{filter.Year}-cong", [sheets.Bodies(figures), sheets.Months(figures.Agencies, filter.Year)], token);
    }
}
