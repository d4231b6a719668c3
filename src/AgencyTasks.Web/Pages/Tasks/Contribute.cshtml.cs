using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Bổ sung minh chứng: what a coordinating body adds beside the lead's evidence.</summary>
[LargestRequest]
public sealed class ContributeModel(
    CurrentViewer current, TaskDetailQuery query, ContributeEvidence contribute, ReceivedFiles received,
    RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : PageModel, IEvidenceForm, ITraceChoice
{
    private readonly List<RuleRefusedException> refused = [];

    [BindProperty]
    public ContributeInput Input { get; set; } = new();

    [BindProperty]
    public bool IsChecked { get; set; }

    /// <summary>The kinds the person was warned of.</summary>
    [BindProperty]
    public List<PersonalTrace> Warned { get; set; } = [];

    public IReadOnlyList<FoundTrace> Traces { get; private set; } = [];

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    EvidenceInput IEvidenceForm.Input => Input;

    public bool ShowsLink => !string.IsNullOrEmpty(Input.Link);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        Input.OperationId = Guid.CreateVersion7();
        return Detail.IsLive ? Page() : Redirect(Url.Content($"~/nhiem-vu/{id}"));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        if (Input.OperationId == Guid.Empty)
        {
            return BadRequest();
        }

        await LoadAsync(id, token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var command = Input.ToCommand(id, received, reader) with { Answered = IsChecked ? Warned : [] };
        Traces = command.Traces();
        if (Detail.Task.Submissions.Any(one => one.OperationId == Input.OperationId))
        {
            // Pressed again after a cut line: what came before the form is forgotten, and there already.
            ModelState.Remove("Input.Files");
        }

        if (ModelState.IsValid)
        {
            await AddAsync(command, token);
        }

        if (!ModelState.IsValid)
        {
            if (refused.Exists(refusal => refusal.Rule == Rules.FormIsSentOnce))
            {
                Input.OperationId = Guid.CreateVersion7();
                ModelState.Remove("Input.OperationId");
            }

            await Input.KeepAsync(received, current.Viewer, refused, token);
            ModelState.Remove("Input.Received");
        }

        return ModelState.IsValid ? Redirect(Url.Content($"~/nhiem-vu/{id}#phoi-hop")) : Page();
    }

    private async Task AddAsync(ContributeEvidence.Command command, CancellationToken token)
    {
        try
        {
            foreach (var refusal in await contribute.ExecuteAsync(command, token))
            {
                Refuse(refusal);
            }

            if (ModelState.IsValid)
            {
                Input.ForgetReceived(received, current.Viewer);
            }
        }
        catch (RuleRefusedException refusal)
        {
            Refuse(refusal);
            Response.StatusCode = refusal.Rule == Rules.WarningIsAnswered
                ? StatusCodes.Status200OK
                : StatusCodes.Status409Conflict;
        }
        catch (StorageFullException)
        {
            Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            ModelState.AddModelError("Input.Files", shared["Error.507.Text"]);
        }
    }

    private void Refuse(RuleRefusedException refusal)
    {
        refused.Add(refusal);
        messages.AddTo(
            ModelState, refusal, refusal.Rule == Rules.WarningIsAnswered ? nameof(IsChecked) : Input.BoxOf(refusal) ?? "");
    }

    private async Task LoadAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        if (Detail.Coordinators.ServedBy(current.Viewer) is null)
        {
            throw new NotFoundException("The task");
        }
    }
}

/// <summary>What a coordinating body fills in.</summary>
public sealed class ContributeInput : EvidenceInput
{
    /// <summary>Pressed twice, the form says twice the same.</summary>
    public Guid OperationId { get; set; }

    public string? Words { get; set; }

    public ContributeEvidence.Command ToCommand(Guid taskId, ReceivedFiles received, FormReader reader) => new()
    {
        TaskId = taskId,
        OperationId = OperationId,
        By = reader.Viewer,
        Words = reader.Text(Words, "Input.Words", 4000) ?? "",
        Brought = new BroughtEvidence(
            Uploads(received, reader), ReadDocument(reader), reader.Text(Link, "Input.Link", 1000)),
    };

    public override string? BoxOf(RuleRefusedException refusal) =>
        refusal.Rule == Rules.ContributionHasEvidence ? "Input.Files" : base.BoxOf(refusal);
}
