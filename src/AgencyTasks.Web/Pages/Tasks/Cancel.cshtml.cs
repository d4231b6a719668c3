using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Hủy: the police call off a task that nobody began, with a reason.</summary>
public sealed class CancelModel(
    CurrentViewer current, TaskDetailQuery query, CancelTask cancel, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        return !Detail.Task.IsTouched ? Page() : Redirect(Url.Content($"~/nhiem-vu/{id}"));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Reason, nameof(Reason), 2000);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await cancel.ExecuteAsync(new(id, reason ?? "", current.Viewer), token);
            return Redirect(Url.Content($"~/nhiem-vu/{id}"));
        }
        catch (RuleRefusedException refusal)
        {
            var isReason = refusal.Rule == Rules.ReasonIsGiven;
            messages.AddTo(ModelState, refusal, isReason ? nameof(Reason) : "");
            Response.StatusCode = isReason ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            return Page();
        }
    }
}
