using AgencyTasks.Core.Tasks;

namespace AgencyTasks.Web.Pages.Verification;

/// <summary>Rows of a selection under one heading.</summary>
public sealed record SelectionRows(SelectionModel Page, IEnumerable<SelectedSubmission> Rows)
{
    /// <summary>Ticked as the page opens.</summary>
    public bool IsTicked { get; init; }
}
