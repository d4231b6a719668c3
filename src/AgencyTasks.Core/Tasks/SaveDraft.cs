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
/// stored before the transaction; an orphan after a crash is harmless.
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

        public IReadOnlyList<Guid> RemovedItems { get; init; } = [];
    }

    public async Task ExecuteAsync(Command command, CancellationToken token)
    {
        // Before a byte is stored: whose task it is, and how many files come.
        await db.RequireLedAsync(command.TaskId, command.By, token);
        if (command.Files.Count > Submission.MaxItems)
        {
            throw new RuleRefusedException(Rules.FilesWithinCount, Submission.MaxItems);
        }

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
            var file = await intake.TakeAsync(upload, token);
            items.Add(new EvidenceItem { Kind = file.Kind, File = file.Stored });
        }

        await change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequireLead(command.By);
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
                    draft.Detach(removed);
                }

                foreach (var item in items)
                {
                    draft.Attach(item);
                }

                return locked.Task.Event("DraftSaved", command.By.PersonId);
            },
            token);
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
