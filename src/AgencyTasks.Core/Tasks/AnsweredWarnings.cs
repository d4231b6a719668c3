using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Tasks;

/// <summary>A person who was warned and hands in all the same has said so; the trail names the kinds, never the words.</summary>
public static class AnsweredWarnings
{
    private const string Prefix = "warned: ";

    /// <summary>None for a reason that is about something else.</summary>
    public static IReadOnlyList<PersonalTrace> Read(string? reason) =>
        reason?.StartsWith(Prefix, StringComparison.Ordinal) == true
            ? [.. reason[Prefix.Length..].Split(' ').Select(Enum.Parse<PersonalTrace>)]
            : [];

    /// <returns>For the entry; null: there was nothing to warn of.</returns>
    /// <exception cref="RuleRefusedException">Of one kind the person was not warned, or did not answer.</exception>
    internal static string? Require(Submission draft, IReadOnlyCollection<PersonalTrace> answered)
    {
        var kinds = draft.Traces().Select(trace => trace.Kind).ToList();
        if (kinds.Exists(kind => !answered.Contains(kind)))
        {
            throw new RuleRefusedException(Rules.WarningIsAnswered);
        }

        return kinds.Count == 0 ? null : Prefix + string.Join(' ', kinds);
    }
}
