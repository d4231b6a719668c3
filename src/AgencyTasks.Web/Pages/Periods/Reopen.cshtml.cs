using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Periods;

/// <summary>Mở lại kỳ: with a reason, on the record.</summary>
public sealed class ReopenModel(
    ReopenPeriod reopen, AgencyTasksDb db, CurrentViewer current, RuleMessages messages, IStringLocalizer<Shared> shared)
    : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    public PeriodClosing Closing { get; private set; } = null!;

    public string PlanTitle { get; private set; } = "";

    public string ClosedBy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        return Closing.IsInForce ? Page() : Redirect(Url.Content("~/ky"));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Reason(Reason, nameof(Reason), Warned);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await reopen.ExecuteAsync(new(id, reason ?? "", current.Viewer), token);
            return Redirect(Url.Content("~/ky"));
        }
        catch (RuleRefusedException refusal)
        {
            var isReason = refusal.Rule == Rules.ReasonIsGiven;
            messages.AddTo(ModelState, refusal, isReason ? nameof(Reason) : "");
            Response.StatusCode = isReason ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task LoadAsync(Guid id, CancellationToken token)
    {
        Closing = await db.PeriodClosings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, token)
            ?? throw new NotFoundException("The period");
        PlanTitle = await db.Plans.Where(plan => plan.Id == Closing.PlanId).Select(plan => plan.Title).SingleAsync(token);
        ClosedBy = await db.People.Where(person => person.Id == Closing.ClosedBy).Select(person => person.FullName)
            .SingleAsync(token);
    }
}
