using AgencyTasks.Domain;

namespace AgencyTasks.Core.Planning;

/// <summary>A text file: UTF-8, or UTF-16 with its mark. Older Vietnamese encodings are refused, not guessed.</summary>
internal static class TextLines
{
    public static IReadOnlyList<string> Read(string name, byte[] bytes) =>
        UnicodeText.Decode(bytes)?.Split('\n') ?? throw new RuleRefusedException(Rules.PlanFileIsUnicode, name);
}
