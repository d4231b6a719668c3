using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>What a form brings: files, a document by its number, a link.</summary>
public sealed record BroughtEvidence(IReadOnlyList<UploadedFile> Files, DocumentReference? Document, string? Link);

/// <summary>Makes pieces of evidence of what a form brings: files are checked and stored, before any transaction.</summary>
public sealed class EvidenceIntake(FileIntake intake, IFileStore store, AgencyTasksDb db, IClock clock)
{
    /// <returns>The pieces, and why files were refused; a refused one keeps none of the others out.</returns>
    /// <exception cref="RuleRefusedException">The document or the link cannot be taken; nothing was stored.</exception>
    public async Task<(IReadOnlyList<EvidenceItem> Items, IReadOnlyList<RuleRefusedException> Refused)> TakeAsync(
        BroughtEvidence brought, CancellationToken token)
    {
        if (brought.Files.Count > Domain.Tasks.Submission.MaxItems)
        {
            throw new RuleRefusedException(Rules.FilesWithinCount, Domain.Tasks.Submission.MaxItems);
        }

        var items = new List<EvidenceItem>();
        if (brought.Document is { } document)
        {
            items.Add(new EvidenceItem { Kind = EvidenceKind.Document, Document = Checked(document) });
        }

        if (PlainText.Normalise(brought.Link) is { Length: > 0 } link)
        {
            items.Add(new EvidenceItem { Kind = EvidenceKind.Link, Link = Checked(link) });
        }

        var refused = new List<RuleRefusedException>();
        foreach (var upload in brought.Files)
        {
            try
            {
                var file = await intake.TakeAsync(upload, token);
                await RequireVisibleAsync(file.Stored, token);
                items.Add(new EvidenceItem { Kind = file.Kind, File = file.Stored });
            }
            catch (RuleRefusedException refusal)
            {
                refused.Add(refusal);
            }
        }

        return (items, refused);
    }

    private static string Checked(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? link
            : throw new RuleRefusedException(Rules.LinkIsWeb, link);

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

    /// <summary>What was reported as a secret does not come in again; what was purged leaves no bytes behind.</summary>
    private async Task RequireVisibleAsync(StoredFile file, CancellationToken token)
    {
        var reported = await db.ReportedFiles.AsNoTracking().Hidden().FirstOrDefaultAsync(one => one.Hash == file.Hash, token);
        if (reported?.State == ReportedFileState.Purged)
        {
            await store.DeleteAsync(file.Hash, token);
        }

        if (reported is not null)
        {
            throw new RuleRefusedException(Rules.FileIsReported, file.Name);
        }
    }
}
