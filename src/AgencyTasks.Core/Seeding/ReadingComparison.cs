using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Core.Seeding;

/// <summary>A duty of the compared list that the reader saw otherwise.</summary>
public sealed record ReadingDifference(string Code, string What, string Expected, string Read);

/// <summary>How well a plan was read, against a list of duties made by hand.</summary>
public sealed record ReadingComparison(
    int Sentences, int Duties, decimal LeadModePercent, decimal ScopePercent, IReadOnlyList<ReadingDifference> Differences)
{
    /// <summary>Leads and mode count by citation; the scope by the piece of the sentence that shares most words with
    /// the duty's quote.</summary>
    public static ReadingComparison Of(PlanReading reading, IReadOnlyList<Duty> expected)
    {
        var byCitation = reading.Duties.ToLookup(duty => duty.Sentence.Citation);
        var differences = new List<ReadingDifference>();
        var (leadModes, scopes) = (0, 0);
        foreach (var duty in expected)
        {
            var here = byCitation[duty.Citation].ToList();
            var closest = here.MaxBy(read => SharedWords(read.Quote, duty.Quote));
            if (here.Exists(read => read.Mode.Value == duty.Mode && read.Leads.Value.ToHashSet().SetEquals(duty.Leads)))
            {
                leadModes++;
            }
            else
            {
                differences.Add(new ReadingDifference(
                    duty.Code, "lead_mode", Words(duty.Leads, duty.Mode), closest is null ? "" : Words(closest.Leads.Value, closest.Mode.Value)));
            }

            if (closest?.Scope.Value == duty.Scope)
            {
                scopes++;
            }
            else
            {
                differences.Add(new ReadingDifference(
                    duty.Code, "scope", duty.Scope.ToString(), closest?.Scope.Value.ToString() ?? ""));
            }
        }

        return new ReadingComparison(
            reading.Sentences.Count, reading.Duties.Count, Percent(leadModes, expected.Count), Percent(scopes, expected.Count),
            differences);
    }

    private static string Words(IReadOnlyList<string> leads, object mode) => $"{string.Join(';', leads)} {mode}";

    private static int SharedWords(string one, string other)
    {
        var words = one.Split(' ').ToHashSet();
        return other.Split(' ').Count(words.Contains);
    }

    private static decimal Percent(int part, int whole) => whole == 0 ? 0 : Math.Round(part * 100m / whole, 1);
}
