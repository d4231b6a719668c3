using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Pieces of evidence as a list.</summary>
public sealed record EvidenceList(IEnumerable<EvidenceItem> Items)
{
    /// <summary>With each file's SHA-256.</summary>
    public bool ShowsHashes { get; init; }

    /// <summary>Each with a button that takes it out of the draft.</summary>
    public bool IsEditable { get; init; }
}

/// <summary>What was or will be handed in for a duty.</summary>
public sealed record SubmissionView(Submission Submission, Duty Duty)
{
    /// <summary>With each file's SHA-256.</summary>
    public bool ShowsHashes { get; init; }

    /// <summary>In the order in which the duty asks for them.</summary>
    public IReadOnlyList<FigureValue> Figures
    {
        get
        {
            var asked = Duty.FiguresAskedFor.Select(figure => figure.Name).ToList();
            return [.. Submission.Figures.OrderBy(figure => asked.IndexOf(figure.Name))];
        }
    }
}
