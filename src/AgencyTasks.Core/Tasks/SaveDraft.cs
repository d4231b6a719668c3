using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// Keeps what an agency has put together so far: words, figures, documents by number, files. Begins the task. Files are
/// stored before the transaction; an orphan after a crash is harmless. A refused file keeps none of the others out.
/// </summary>
public sealed class SaveDraft(AgencyTasksDb db, TaskChange change, FileIntake intake, IClock clock)
{
    public sealed record Command
    {
        public required Guid TaskId { get; init; }

        public required Viewer By { get; init; }

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
    public async Task<IReadOnlyList<RuleRefusedException>> ExecuteAsync(Command command, CancellationToken token)
    {
        // Before a byte is stored: whose task it is, and how many files come.
        await db.RequireLedAsync(command.TaskId, command.By, token);
        if (command.Files.Count > Submission.MaxItems)
        {
            throw new RuleRefusedException(Rules.FilesWithinCount, Submission.MaxItems);
        }

        var refused = new List<RuleRefusedException>();
        var words = PlainText.Normalise(command.Words) ?? "";
        var items = new List<EvidenceItem>();
        if (command.Document is { } document)
        {
            items.Add(new EvidenceItem { Kind = EvidenceKind.Document, Document = Checked(document) });
        }

        if (PlainText.Normalise(command.Link) is { Length: > 0 } link)
        {
            if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                throw new RuleRefusedException(Rules.LinkIsWeb, link);
            }

            items.Add(new EvidenceItem { Kind = EvidenceKind.Link, Link = link });
        }

        foreach (var upload in command.Files)
        {
            try
            {
                var file = await intake.TakeAsync(upload, token);
                items.Add(new EvidenceItem { Kind = file.Kind, File = file.Stored });
            }
            catch (RuleRefusedException refusal)
            {
                refused.Add(refusal);
            }
        }

        var leftOut = 0;
        await change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequireLead(command.By);
                var returned = locked.Task.Draft is null ? locked.Task.LatestMade : null;
                var draft = locked.Task.Begin(locked.At);
                var figures = locked.Duty.FiguresAskedFor
                    .Where(asked => command.Figures.ContainsKey(asked.Name))
                    .Select(asked => new FigureValue
                    {
                        Name = asked.Name,
                        Unit = asked.Unit,
                        Value = command.Figures[asked.Name],
                    });
                draft.Write(words, command.IsNothingToReport, figures);
                foreach (var removed in command.RemovedItems)
                {
                    draft.Detach(CopyOf(removed, returned, draft));
                }

                leftOut = AttachAll(draft, items);
                return locked.Task.Event("DraftSaved", command.By.PersonId, FilesIn(items));
            },
            token);
        if (leftOut > 0)
        {
            refused.Add(new RuleRefusedException(Rules.FilesWithinCount, Submission.MaxItems));
        }

        return refused;
    }

    /// <summary>The trail knows every file that ever came in, also one that is taken out of the draft again.</summary>
    private static string? FilesIn(IEnumerable<EvidenceItem> items)
    {
        var hashes = items.Select(item => item.File?.Hash).OfType<string>().ToList();
        return hashes.Count == 0 ? null : KnownFiles.Write(hashes);
    }

    /// <summary>The same thing sent again is there once.</summary>
    /// <returns>How many found no room.</returns>
    private static int AttachAll(Submission draft, IEnumerable<EvidenceItem> items)
    {
        var leftOut = 0;
        foreach (var item in items.Where(item => !draft.Items.Any(there =>
            there.Link == item.Link && there.Document == item.Document && there.File == item.File)))
        {
            if (draft.Items.Count < Submission.MaxItems)
            {
                draft.Attach(item);
            }
            else
            {
                leftOut++;
            }
        }

        return leftOut;
    }

    /// <summary>A draft begun just now carries copies in the same order: the one in the same place is meant.</summary>
    private static Guid CopyOf(Guid itemId, Submission? returned, Submission draft)
    {
        var place = returned?.Items.OrderBy(item => item.Position).ToList().FindIndex(item => item.Id == itemId) ?? -1;
        return place < 0 ? itemId : draft.Items[place].Id;
    }

    private DocumentReference Checked(DocumentReference document)
    {
        var plain = new DocumentReference(
            PlainText.Normalise(document.Number) ?? "",
            document.Date,
            PlainText.Normalise(document.Signer) ?? "",
            PlainText.Normalise(document.IssuedBy));
        if (plain.Number.Length == 0 || plain.Signer.Length == 0)
        {
            throw new RuleRefusedException(Rules.DocumentIsComplete);
        }

        return plain.Date > clock.Today()
            ? throw new RuleRefusedException(Rules.DocumentIsNotFromTheFuture, plain.Date)
            : plain;
    }
}
