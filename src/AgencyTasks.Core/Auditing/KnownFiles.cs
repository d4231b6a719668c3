using System.Text.RegularExpressions;

namespace AgencyTasks.Core.Auditing;

/// <summary>How an entry names the files that came in with it, in its reason.</summary>
public static class KnownFiles
{
    private const string Prefix = "files: ";

    private static readonly Regex Hash = new("[0-9a-f]{64}", RegexOptions.NonBacktracking);

    public static string Write(IEnumerable<string> hashes) => Prefix + string.Join(' ', hashes);

    /// <summary>None for a reason that is about something else.</summary>
    public static IEnumerable<string> Read(string? reason) =>
        reason?.StartsWith(Prefix, StringComparison.Ordinal) == true
            ? Hash.Matches(reason).Select(match => match.Value)
            : [];
}
