using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>The tasks of one handing in, and what they have in common: it is said once.</summary>
public sealed record SharedSet(IReadOnlyList<SharedTask> Tasks, TaskWords Words)
{
    /// <summary>The duty and period of all of them; null: they differ.</summary>
    public string? Common => Tasks.Select(Of).Distinct().ToList() is [var same] ? same : null;

    /// <summary>What each of the drafts has, but for those in which nothing happened.</summary>
    public IReadOnlyList<EvidenceItem> Evidence
    {
        get
        {
            var drafts = Tasks.Where(one => one.Task.IsWithAgency).Select(one => one.InHand)
                .Where(draft => draft is null or { IsNothingToReport: false }).ToList();
            return drafts.Count == 0 || drafts[0] is not { } first
                ? []
                : [.. first.Items.Where(item => drafts.TrueForAll(draft => draft?.Items.Any(item.IsSameAs) == true))];
        }
    }

    /// <summary>The place and, where it is not the same for all, the duty and period.</summary>
    public string NameOf(SharedTask one) => Words.Place(one.CommuneName, one.DistrictName) + (Common is null ? " · " + Of(one) : "");

    /// <summary>What a row has beside that.</summary>
    public IReadOnlyList<EvidenceItem> OwnOf(SharedTask one)
    {
        var shared = Evidence;
        return [.. one.InHand?.Items.Where(item => !shared.Any(item.IsSameAs)) ?? []];
    }

    private string Of(SharedTask one) => $"{one.Duty.Title} · {Words.Period(one.Task.PeriodCode)}";
}
