using AgencyTasks.Core.Files;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>What an agency fills in for several tasks at once: the evidence and the words once, figures row by row.</summary>
public sealed class SharedInput : EvidenceInput
{
    public string? Words { get; set; }

    public List<SharedRowInput> Rows { get; set; } = [];

    /// <summary>The form as the drafts stand; the words where they all say the same.</summary>
    public static SharedInput From(IReadOnlyList<SharedTask> tasks) => new()
    {
        Words = tasks.Select(one => one.InHand?.Words ?? "").Distinct().ToList() is [{ Length: > 0 } same] ? same : null,
        Rows = [.. tasks.Select(SharedRowInput.Of)],
    };

    public SaveSharedDraft.Command ToCommand(
        IReadOnlyList<SharedTask> tasks, ReceivedFiles received, FormReader reader) => new()
    {
        By = reader.Viewer,
        Words = reader.Text(Words, "Input.Words", 4000) ?? "",
        Files = Uploads(received, reader),
        Document = ReadDocument(reader),
        Link = reader.Text(Link, "Input.Link", 1000),
        Rows = [.. tasks.Select(one => RowOf(one, reader))],
    };

    private SaveSharedDraft.Row RowOf(SharedTask task, FormReader reader)
    {
        var at = Rows.FindIndex(row => row.TaskId == task.Task.Id);
        return at < 0
            ? new SaveSharedDraft.Row(task.Task.Id, false, new Dictionary<string, decimal>())
            : new SaveSharedDraft.Row(
                task.Task.Id, Rows[at].IsNothing, FigureInput.Read(Rows[at].Figures, task.Duty, reader, $"Input.Rows[{at}].Figures"))
            {
                Seen = Rows[at].Seen,
            };
    }
}

public sealed class SharedRowInput
{
    public Guid TaskId { get; set; }

    /// <summary>What the form showed of the draft.</summary>
    public string? Seen { get; set; }

    public bool IsNothing { get; set; }

    public List<FigureInput> Figures { get; set; } = [];

    public static SharedRowInput Of(SharedTask task) => new()
    {
        TaskId = task.Task.Id,
        IsNothing = task.InHand?.IsNothingToReport ?? false,
        Figures = FigureInput.Of(task.Duty, task.InHand),
    };
}
