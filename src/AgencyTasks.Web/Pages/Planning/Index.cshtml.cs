using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A plan with the versions of its matrix, newest first.</summary>
public sealed record PlanVersions(Guid Id, string Code, string Title, IReadOnlyList<AssignmentMatrix> Versions);

/// <summary>Ma trận phân công: the versions of each plan's matrix.</summary>
public sealed class IndexModel(AgencyTasksDb db, DraftNextVersion draftNext, GapsQuery gaps, CurrentViewer current) : PageModel
{
    public IReadOnlyList<PlanVersions> Plans { get; private set; } = [];

    public IReadOnlyList<DutyGap> Gaps { get; private set; } = [];

    public bool MayLoad => current.Viewer.Is(Role.Coordinator);

    public async Task OnGetAsync(CancellationToken token)
    {
        if (current.Viewer.Is(Role.Coordinator))
        {
            Gaps = await gaps.ExecuteAsync(current.Viewer, token);
        }

        var plans = await db.Plans.AsNoTracking()
            .OrderByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code)
            .Select(plan => new { plan.Id, plan.Code, plan.Title })
            .ToListAsync(token);
        var matrices = await db.Matrices.AsNoTracking().Include(matrix => matrix.Duties)
            .OrderByDescending(matrix => matrix.Version).ToListAsync(token);
        Plans =
        [
            .. plans.Select(plan => new PlanVersions(
                plan.Id, plan.Code, plan.Title, [.. matrices.Where(matrix => matrix.PlanId == plan.Id)])),
        ];
    }

    /// <summary>Opens the next version, or goes to the one that is open.</summary>
    public async Task<IActionResult> OnPostAsync(Guid plan, CancellationToken token)
    {
        var version = await draftNext.ExecuteAsync(new(plan, current.Viewer), token);
        await OnGetAsync(token);
        return LocalRedirect(Link(Plans.First(shown => shown.Id == plan), version));
    }

    public bool MayDraftNext(PlanVersions plan) => current.Viewer.Is(Role.Coordinator)
        && plan.Versions.Any(matrix => matrix.State == MatrixState.Published)
        && plan.Versions.All(matrix => matrix.State != MatrixState.Draft);

    /// <summary>The version before the latest, beside the latest.</summary>
    public string CompareLink(PlanVersions plan) => $"/ma-tran/so-sanh?tu={plan.Versions[1].Version}&den={plan.Versions[0].Version}"
        + $"&ke-hoach={Uri.EscapeDataString(plan.Code)}";

    public string CoverageLink(PlanVersions plan, int version) => $"/ma-tran/{version}/do-phu" + PlanLinks.Query(plan.Code);

    /// <summary>The plan is always named: which one is in force may be another by the time the page is posted.</summary>
    public string Link(PlanVersions plan, int version) => $"/ma-tran/{version}" + PlanLinks.Query(plan.Code);
}
