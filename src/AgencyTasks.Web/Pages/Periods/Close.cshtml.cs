using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Pages.Periods;

/// <summary>Chốt kỳ: first what the period contains, then one press.</summary>
public sealed class CloseModel(
    PeriodsQuery query, ClosePeriod close, AgencyTasksDb db, CurrentViewer current, RuleMessages messages) : PageModel
{
    [FromRoute]
    public string Plan { get; set; } = "";

    [FromRoute]
    public string Period { get; set; } = "";

    [BindProperty]
    public string? Seen { get; set; }

    public PeriodLine Line { get; private set; } = null!;

    public string PlanTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        await LoadAsync(token);
        return Line.InForce is null ? Page() : Redirect(Url.Content("~/ky"));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        try
        {
            await close.ExecuteAsync(new(Line.PlanId, Line.Code, Seen ?? "", current.Viewer), token);
            return Redirect(Url.Content("~/ky"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            await LoadAsync(token);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        var plan = await db.Plans.Where(one => one.Code == Plan).Select(one => new { one.Id, one.Title })
            .FirstOrDefaultAsync(token) ?? throw new NotFoundException("The plan");
        Line = await query.FindAsync(plan.Id, Period, token) ?? throw new NotFoundException("The period");
        PlanTitle = plan.Title;
    }
}
