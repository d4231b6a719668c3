using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A page with the boxes for evidence.</summary>
public interface IEvidenceForm
{
    EvidenceInput Input { get; }

    /// <summary>A link is asked for, or one was typed; else its box waits behind a press.</summary>
    bool ShowsLink { get; }
}

/// <summary>The boxes for evidence: files, a document by its number, a link.</summary>
public class EvidenceInput
{
    public List<IFormFile> Files { get; set; } = [];

    public string? Number { get; set; }

    public string? Date { get; set; }

    public string? Signer { get; set; }

    public string? IssuedBy { get; set; }

    public string? Link { get; set; }

    /// <summary>Files that came before the form, as <c>id/name</c>; null where a form sent an empty one.</summary>
    public List<string?> Received { get; set; } = [];

    /// <summary>What the form carries and what came before it; what did not come whole is said at its box.</summary>
    public IReadOnlyList<UploadedFile> Uploads(ReceivedFiles received, FormReader reader)
    {
        var uploads = Files.Select(file => new UploadedFile(file.FileName, file.OpenReadStream())).ToList();
        foreach (var (id, name) in Received.OfType<string>().Select(Named))
        {
            if (received.Open(reader.Viewer.PersonId, id, name) is { } whole)
            {
                uploads.Add(whole);
            }
            else
            {
                reader.Refuse(new RuleRefusedException(Rules.FileWasReceived, name), "Input.Files");
            }
        }

        return uploads;
    }

    /// <summary>Nothing was added: what came with the form waits for the next press, but for what was refused.</summary>
    public async Task KeepAsync(
        ReceivedFiles received, Viewer viewer, IReadOnlyCollection<RuleRefusedException> refused, CancellationToken token)
    {
        var names = refused.SelectMany(refusal => refusal.Values).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (id, name) in Received.OfType<string>().Select(Named).Where(one => names.Contains(one.Name)))
        {
            received.Forget(viewer.PersonId, id);
        }

        Received.RemoveAll(one => one is null || names.Contains(Named(one).Name)
            || received.Received(viewer.PersonId, Named(one).Id) is null);
        foreach (var file in Files.Where(file => file.Length > 0 && !names.Contains(file.FileName)))
        {
            try
            {
                var id = received.Begin(viewer.PersonId, file.FileName, file.Length);
                await received.AppendAsync(viewer.PersonId, id, from: 0, file.OpenReadStream(), token);
                Received.Add($"{id}/{file.FileName}");
            }
            catch (Exception e) when (e is RuleRefusedException or StorageFullException)
            {
                // No room for it to wait here: it is to be chosen again.
            }
        }
    }

    /// <summary>They are in the draft now, or were refused.</summary>
    public void ForgetReceived(ReceivedFiles received, Viewer viewer)
    {
        foreach (var (id, _) in Received.OfType<string>().Select(Named))
        {
            received.Forget(viewer.PersonId, id);
        }

        Received.Clear();
    }

    /// <summary>The box of what a rule refuses; null: the whole form.</summary>
    public virtual string? BoxOf(RuleRefusedException refusal)
    {
        var rule = refusal.Rule;
        return rule switch
        {
            _ when rule == Rules.DocumentIsComplete => string.IsNullOrWhiteSpace(Number) ? "Input.Number" : "Input.Signer",
            _ when rule == Rules.DocumentIsNotFromTheFuture => "Input.Date",
            _ when rule == Rules.LinkIsWeb => "Input.Link",
            _ when rule == Rules.EvidenceAskedForIsThere || rule == Rules.FilesWithinCount => "Input.Files",
            _ when rule.Name.StartsWith("File", StringComparison.Ordinal) => "Input.Files",
            _ => null,
        };
    }

    /// <summary>Null: nothing was typed, or what was cannot be read.</summary>
    public DocumentReference? ReadDocument(FormReader reader)
    {
        var number = reader.Text(Number, "Input.Number", 100);
        var signer = reader.Text(Signer, "Input.Signer", 100);
        var issuedBy = reader.Text(IssuedBy, "Input.IssuedBy", 200);
        var date = reader.Date(Date, "Input.Date");
        if (number is null && signer is null && issuedBy is null && date.IsEmpty)
        {
            return null;
        }

        if (date.IsEmpty)
        {
            reader.Refuse(new RuleRefusedException(Rules.DocumentIsComplete), "Input.Date");
        }

        return date.Date is { } day ? new DocumentReference(number ?? "", day, signer ?? "", issuedBy) : null;
    }

    /// <summary>What is in a draft's list now is not in the boxes any more.</summary>
    /// <returns>The boxes that were emptied.</returns>
    public IReadOnlyList<string> ForgetSaved(bool document, bool link)
    {
        var boxes = new List<string>();
        if (document)
        {
            (Number, Date, Signer, IssuedBy) = (null, null, null, null);
            boxes.AddRange(["Input.Number", "Input.Date", "Input.Signer", "Input.IssuedBy"]);
        }

        if (link)
        {
            Link = null;
            boxes.Add("Input.Link");
        }

        return boxes;
    }

    private static (Guid Id, string Name) Named(string typed)
    {
        var slash = typed.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Guid.TryParse(typed[..slash], out var id) ? (id, typed[(slash + 1)..]) : (Guid.Empty, typed);
    }
}
