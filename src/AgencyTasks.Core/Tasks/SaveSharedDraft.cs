using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// Puts the same evidence into the drafts of several tasks: one report covers eleven communes. Files are checked and stored
/// once; each task keeps its own figures, and what its draft already had. A task that cannot be written to keeps none of the
/// others out.
/// </summary>
public sealed class SaveSharedDraft(AgencyTasksDb db, TaskChange change, EvidenceIntake intake)
{
    public sealed record Command
    {
        public required Viewer By { get; init; }

        public required IReadOnlyList<Row> Rows { get; init; }

        /// <summary>Empty: each draft keeps its own words.</summary>
        public string Words { get; init; } = "";

        public IReadOnlyList<UploadedFile> Files { get; init; } = [];

        public DocumentReference? Document { get; init; }

        public string? Link { get; init; }

        /// <summary>A piece of one of the drafts that goes out of all of them.</summary>
        public EvidenceItem? Removed { get; init; }
    }

    /// <param name="IsNothingToReport">The sentence is the shared words; of the evidence nothing is attached.</param>
    public sealed record Row(Guid TaskId, bool IsNothingToReport, IReadOnlyDictionary<string, decimal> Figures)
    {
        /// <inheritdoc cref="DraftContent.Seen"/>
        public string? Seen { get; init; }
    }

    /// <param name="Refused">Files that were not taken, and pieces for which a draft had no room.</param>
    /// <param name="Rows">Tasks that could not be written to, and why.</param>
    public sealed record Result(
        IReadOnlyList<RuleRefusedException> Refused, IReadOnlyDictionary<Guid, RuleRefusedException> Rows);

    /// <exception cref="NotFoundException">One of the tasks is not this person's to hand in; nothing was stored.</exception>
    public async Task<Result> ExecuteAsync(Command command, CancellationToken token)
    {
        foreach (var row in command.Rows)
        {
            await db.RequireLedAsync(row.TaskId, command.By, token);
        }

        var words = PlainText.Normalise(command.Words) ?? "";
        var (items, refused) = await intake.TakeAsync(new(command.Files, command.Document, command.Link), token);
        var leftOut = 0;
        var failed = new Dictionary<Guid, RuleRefusedException>();
        foreach (var row in command.Rows)
        {
            try
            {
                leftOut += await WriteAsync(row, command, words, items, token);
            }
            catch (RuleRefusedException refusal)
            {
                failed[row.TaskId] = refusal;
            }

            db.ChangeTracker.Clear();
        }

        return new Result(
            leftOut == 0 ? refused : [.. refused, new RuleRefusedException(Rules.FilesWithinCount, Submission.MaxItems)], failed);
    }

    private async Task<int> WriteAsync(
        Row row, Command command, string words, IReadOnlyList<EvidenceItem> items, CancellationToken token)
    {
        var leftOut = 0;
        await change.RunAsync(
            row.TaskId,
            locked =>
            {
                locked.Task.RequireLead(command.By);
                var inHand = locked.Task.Draft ?? locked.Task.LatestMade;
                var content = new DraftContent
                {
                    Seen = row.Seen,
                    Words = words.Length > 0 ? words : inHand?.Words ?? "",
                    IsNothingToReport = row.IsNothingToReport,
                    Figures = row.Figures,
                    Items = row.IsNothingToReport ? [] : [.. items.Select(item => item.Copy())],
                    RemovedItems = command.Removed is { } removed
                        ? [.. inHand?.Items.Where(removed.IsSameAs).Select(item => item.Id) ?? []]
                        : [],
                };
                leftOut = content.WriteInto(locked);
                return locked.Task.Event("DraftSaved", command.By.PersonId, content.FilesIn);
            },
            token);
        return leftOut;
    }
}
