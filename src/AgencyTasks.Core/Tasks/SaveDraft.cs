using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// Keeps what an agency has put together so far: words, figures, documents by number, files. Begins the task. Files are
/// stored before the transaction; an orphan after a crash is harmless. A refused file keeps none of the others out.
/// </summary>
public sealed class SaveDraft(AgencyTasksDb db, TaskChange change, EvidenceIntake intake)
{
    public sealed record Command
    {
        public required Guid TaskId { get; init; }

        public required Viewer By { get; init; }

        /// <inheritdoc cref="DraftContent.Seen"/>
        public string? Seen { get; init; }

        public string Words { get; init; } = "";

        public bool IsNothingToReport { get; init; }

        public IReadOnlyDictionary<string, decimal> Figures { get; init; } = new Dictionary<string, decimal>();

        public IReadOnlyList<UploadedFile> Files { get; init; } = [];

        public DocumentReference? Document { get; init; }

        public string? Link { get; init; }

        /// <summary>Of the draft or, where none was begun after a return, of the submission that came back.</summary>
        public IReadOnlyList<Guid> RemovedItems { get; init; } = [];
    }

    /// <returns>Why files were refused; everything else is in the draft.</returns>
    /// <exception cref="RuleRefusedException">The draft was written from elsewhere since, and not to the same.</exception>
    public async Task<IReadOnlyList<RuleRefusedException>> ExecuteAsync(Command command, CancellationToken token)
    {
        // Before a byte is stored: whose task it is, and that it is still with the agency.
        await db.RequireLedAsync(command.TaskId, command.By, token);
        if (command.Files.Count > 0)
        {
            (await db.Tasks.AsNoTracking().FirstAsync(task => task.Id == command.TaskId, token)).RequireWithAgency();
        }

        var words = PlainText.Normalise(command.Words) ?? "";
        var (items, refused) = await intake.TakeAsync(new(command.Files, command.Document, command.Link), token);
        var content = new DraftContent
        {
            Seen = command.Seen,
            Words = words,
            IsNothingToReport = command.IsNothingToReport,
            Figures = command.Figures,
            Items = items,
            RemovedItems = command.RemovedItems,
        };
        var leftOut = 0;
        await change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequireLead(command.By);
                leftOut = content.WriteInto(locked);
                return locked.Task.Event("DraftSaved", command.By.PersonId, content.FilesIn);
            },
            token);
        return leftOut == 0 ? refused : [.. refused, new RuleRefusedException(Rules.FilesWithinCount, Domain.Tasks.Submission.MaxItems)];
    }
}
