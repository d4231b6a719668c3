using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Pieces of evidence as a list.</summary>
public sealed record EvidenceList(IEnumerable<EvidenceItem> Items)
{
    /// <summary>With each file's SHA-256.</summary>
    public bool ShowsHashes { get; init; }

    /// <summary>Each with a button that takes it out of the draft.</summary>
    public bool IsEditable { get; init; }
}
