using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Xin gia hạn: the lead asks for a later date, with a reason.</summary>
public sealed class AskExtensionModel(
    CurrentViewer current, TaskDetailQuery query, AskExtension ask, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared, IStringLocalizer<TasksTexts> texts) : PageModel
{
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        var mayAsk = Detail.IsLive
            && Detail.Task.Extensions.All(asked => asked.State != ExtensionState.Open);
        return mayAsk ? Page() : Redirect(Url.Content($"~/nhiem-vu/{id}"));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var until = reader.Date(Until, nameof(Until));
        if (until.IsEmpty)
        {
            ModelState.AddModelError(nameof(Until), texts["Extension.DateMissing"]);
        }

        var reason = reader.Reason(Reason, nameof(Reason), Warned);
        if (reason is null && ModelState.GetFieldValidationState(nameof(Reason))
            != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            reader.Refuse(new RuleRefusedException(Rules.ReasonIsGiven), nameof(Reason));
        }

        return ModelState.IsValid ? await AskAsync(new(id, until.Date!.Value, reason!, current.Viewer), token) : Page();
    }

    private async Task<IActionResult> AskAsync(AskExtension.Command command, CancellationToken token)
    {
        try
        {
            await ask.ExecuteAsync(command, token);
            return Redirect(Url.Content($"~/nhiem-vu/{command.TaskId}"));
        }
        catch (RuleRefusedException refusal)
        {
            var isDate = refusal.Rule == Rules.ExtensionIsLater || refusal.Rule == Rules.ExtensionWithinThreeYears;
            messages.AddTo(ModelState, refusal, isDate ? nameof(Until) : "");
            if (!isDate)
            {
                Response.StatusCode = StatusCodes.Status409Conflict;
            }

            return Page();
        }
    }

    private async Task LoadAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        if (!current.Viewer.ActsFor(Detail.Task.AgencyId))
        {
            throw new NotFoundException("The task");
        }
    }
}
