namespace AgencyTasks.Core.Auditing;

/// <summary>Gathers findings: counts all, keeps of each class those with the lowest numbers.</summary>
internal sealed class TrailFindings
{
    private readonly Dictionary<TrailFault, int> counts = [];
    private readonly Dictionary<TrailFault, List<TrailFinding>> kept = [];

    public IReadOnlyDictionary<TrailFault, int> Counts => counts;

    public void Add(TrailFinding finding)
    {
        counts[finding.Fault] = counts.GetValueOrDefault(finding.Fault) + 1;
        if (!kept.TryGetValue(finding.Fault, out var ofClass))
        {
            kept.Add(finding.Fault, ofClass = []);
        }

        ofClass.Add(finding);
        if (ofClass.Count > TrailReport.MostFindings * 2)
        {
            kept[finding.Fault] = Lowest(ofClass);
        }
    }

    public IReadOnlyList<TrailFinding> All() => Lowest(kept.Values.SelectMany(ofClass => ofClass));

    private static List<TrailFinding> Lowest(IEnumerable<TrailFinding> found) =>
    [
        .. found.OrderBy(finding => !finding.IsOfTheChain)
            .ThenBy(finding => finding.Seq ?? long.MaxValue).ThenBy(finding => finding.Fault)
            .Take(TrailReport.MostFindings),
    ];
}
