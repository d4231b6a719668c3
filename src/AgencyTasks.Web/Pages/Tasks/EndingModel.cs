using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>The police end a task with a reason: one page, one box, one verb.</summary>
public abstract class EndingModel(
    CurrentViewer current, TaskDetailQuery query, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    /// <summary>Whose texts the page shows.</summary>
    public abstract string Verb { get; }

    protected Core.Organisation.Viewer Viewer => current.Viewer;

    /// <summary>The task is one that may still be ended so.</summary>
    protected abstract bool IsOpen { get; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, Viewer, token);
        return Detail.IsLive && IsOpen ? Page() : Redirect(Url.Content($"~/nhiem-vu/{id}"));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, Viewer, token);
        var reason = new FormReader(ModelState, Viewer, shared, messages).Reason(Reason, nameof(Reason), Warned);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await EndAsync(id, reason ?? "", token);
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

    protected abstract Task EndAsync(Guid id, string reason, CancellationToken token);
}
