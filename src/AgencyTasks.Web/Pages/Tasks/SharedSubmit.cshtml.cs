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

/// <summary>Minh chứng chung: attached once, figures row by row. Whatever is good is kept in the drafts.</summary>
[LargestRequest]
public sealed class SharedSubmitModel(
    CurrentViewer current, SharedTasksQuery query, SaveSharedDraft save, ReceivedFiles received, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : PageModel, IEvidenceForm
{
    [BindProperty(SupportsGet = true, Name = "nhiem-vu")]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public SharedInput Input { get; set; } = new();

    public IReadOnlyList<SharedTask> Tasks { get; private set; } = [];

    public SharedSet Set => new(Tasks, words);

    EvidenceInput IEvidenceForm.Input => Input;

    public bool ShowsLink => !string.IsNullOrEmpty(Input.Link)
        || Tasks.Any(one => one.Duty.EvidenceAskedFor.Any(asked => asked.Kinds.Contains(EvidenceKind.Link)));

    /// <summary>What the duties ask for, each once.</summary>
    public IReadOnlyList<string> Asked =>
        [.. Tasks.SelectMany(one => one.Duty.EvidenceAskedFor).Select(words.Asked).Distinct()];

    public SharedTask TaskOf(SharedRowInput row) => Tasks.First(one => one.Task.Id == row.TaskId);

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        if (Chosen.Count == 0)
        {
            return Redirect(Url.Content("~/nop-chung?chua-chon=true"));
        }

        await LoadAsync(token);
        Input = SharedInput.From(Tasks);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? remove, CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var command = Input.ToCommand(Tasks, received, reader) with { Removed = Set.Evidence.FirstOrDefault(item => item.Id == remove) };
        await SaveAsync(command, token);
        await LoadAsync(token);
        if (remove is null && ModelState.IsValid)
        {
            return Redirect(Url.Content("~/nop-chung/kiem-tra" + SharedLinks.Query(Chosen)));
        }

        // The rows in their order, with what was typed.
        Input.Rows = [.. Tasks.Select(one => Input.Rows.Find(row => row.TaskId == one.Task.Id) ?? SharedRowInput.Of(one))];
        return Page();
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Tasks = await query.ExecuteAsync(Chosen, current.Viewer, token);
        Chosen = [.. Tasks.Select(one => one.Task.Id)];
    }

    private async Task SaveAsync(SaveSharedDraft.Command command, CancellationToken token)
    {
        try
        {
            var result = await save.ExecuteAsync(command, token);
            foreach (var refusal in result.Refused)
            {
                Refuse(refusal);
            }

            foreach (var (taskId, refusal) in result.Rows)
            {
                var one = Tasks.First(task => task.Task.Id == taskId);
                ModelState.AddModelError("", $"{Set.NameOf(one)}: {messages.Sentence(refusal)}");
                Response.StatusCode = StatusCodes.Status409Conflict;
            }

            Input.ForgetReceived(received, current.Viewer);
            foreach (var box in Input.ForgetSaved(command.Document is not null, command.Link is not null))
            {
                ModelState.Remove(box);
            }
        }
        catch (RuleRefusedException refusal)
        {
            Refuse(refusal);
        }
        catch (StorageFullException)
        {
            Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            ModelState.AddModelError("Input.Files", shared["Error.507.Text"]);
        }
    }

    private void Refuse(RuleRefusedException refusal) => messages.AddTo(ModelState, refusal, Input.BoxOf(refusal) ?? "");
}
