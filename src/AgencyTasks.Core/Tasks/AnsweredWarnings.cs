using System.Text.RegularExpressions;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Tasks;

/// <summary>A person who was warned and hands in all the same has said so; the trail names the kinds, never the words.</summary>
public static class AnsweredWarnings
{
    private const string Prefix = "warned: ";

    private static readonly string Kind = $"({string.Join('|', Enum.GetNames<PersonalTrace>())})";

    private static readonly Regex Written = new(
        $"^(files: [0-9a-f ]+; )?{Prefix}(?<kinds>{Kind}( {Kind})*)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Alone or behind the files that came in; none for a reason that is about something else.</summary>
    public static IReadOnlyList<PersonalTrace> Read(string? reason) =>
        Written.Match(reason ?? "") is { Success: true } match
            ? [.. match.Groups["kinds"].Value.Split(' ').Select(Enum.Parse<PersonalTrace>)]
            : [];

    /// <returns>For the entry; null: there was nothing to warn of.</returns>
    /// <exception cref="RuleRefusedException">Of one kind the person was not warned, or did not answer.</exception>
    internal static string? Require(IReadOnlyList<FoundTrace> traces, IReadOnlyCollection<PersonalTrace> answered)
    {
        var kinds = traces.Select(trace => trace.Kind).ToList();
        if (kinds.Exists(kind => !answered.Contains(kind)))
        {
            throw new RuleRefusedException(Rules.WarningIsAnswered);
        }

        return kinds.Count == 0 ? null : Prefix + string.Join(' ', kinds);
    }
}
