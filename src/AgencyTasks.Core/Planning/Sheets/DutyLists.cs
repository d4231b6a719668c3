using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The live lists that a file of a matrix is written and read by, and that its drop-downs offer.</summary>
/// <param name="Areas">The plan's fields of work, by their marks (IV.1).</param>
public sealed record DutyLists(KnownBodies Bodies, WordList<string> Areas, IReadOnlyList<string> DueRules)
{
    public static DutyLists None { get; } = new(new KnownBodies([]), new WordList<string>(), []);

    public static DutyLists Of(IReadOnlyList<Agency> agencies, Plan plan, IReadOnlyList<Duty> duties)
    {
        var areas = PlanAreas.Of(plan.Text).Select(area => (area.Code, $"{area.Code} – {area.Title}"))
            .Concat(duties.Where(duty => duty.WorkArea.Length > 0).Select(duty => (duty.WorkArea, duty.WorkArea)))
            .DistinctBy(area => area.Item1);
        var dueRules = DueRuleWords.Usual.Concat(duties.Select(duty => duty.DueRule)).Distinct().Select(DueRuleWords.Write);
        return new DutyLists(new KnownBodies(agencies), new WordList<string>([.. areas]), [.. dueRules]);
    }
}
