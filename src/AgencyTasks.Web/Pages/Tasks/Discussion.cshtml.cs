using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Trao đổi: what the lead and the police wrote to each other about a task, and the box for the next message. Words
/// that look like personal data are pointed out, before what cannot be taken back is sent.</summary>
public sealed class DiscussionModel(
    CurrentViewer current, TaskDetailQuery query, WriteMessage write, RuleMessages messages, TaskWords words) : PageModel
{
    private static readonly Rule[] OfTheWords = [Rules.MessageHasWords, Rules.MessageWithinLength, Rules.TextIsPlain];

    /// <summary>Pressed twice, the form says twice the same: one message.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    public IReadOnlyList<FoundTrace> Traces { get; private set; } = [];

    /// <summary>What was typed stays in sight, whatever happened to the task meanwhile.</summary>
    public bool ShowsBox => Writes && (Message is not null || Detail.IsLive);

    private bool Writes => Detail.Task.WriterFor(current.Viewer) is not null;

    public async Task OnGetAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        OperationId = Guid.CreateVersion7();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        if (OperationId == Guid.Empty)
        {
            return BadRequest();
        }

        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        if (!Writes)
        {
            throw new NotFoundException("The task");
        }

        try
        {
            var kinds = PersonalTraces.In(PlainText.Normalise(Message) ?? "");
            await write.ExecuteAsync(
                new(id, OperationId, Message ?? "", current.Viewer)
                {
                    Answered = Warned.AreOf(Message) ? [.. kinds.Select(trace => trace.Kind)] : [],
                },
                token);
            return Redirect(Url.Content($"~/nhiem-vu/{id}#trao-doi"));
        }
        catch (RuleRefusedException refusal) when (refusal.Rule == Rules.WarningIsAnswered)
        {
            Traces = PersonalTraces.In(PlainText.Normalise(Message) ?? "");
            Warned.Keep(Message, ModelState);
        }
        catch (RuleRefusedException refusal)
        {
            OperationId = Guid.CreateVersion7();
            ModelState.Remove(nameof(OperationId));
            var isOfTheWords = OfTheWords.Contains(refusal.Rule);
            messages.AddTo(ModelState, refusal, isOfTheWords ? nameof(Message) : "");
            Response.StatusCode = isOfTheWords ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        }

        return Page();
    }
}
