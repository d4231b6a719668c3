using System.Globalization;

namespace AgencyTasks.Domain.Evidence;

public enum EvidenceKind
{
    Document,
    Photo,
    Table,
    Link,
    Figure,
}

/// <summary>So many items of any of these kinds. Written <c>Document|Photo:1</c>.</summary>
public sealed record EvidenceRequirement(IReadOnlyList<EvidenceKind> Kinds, int Count)
{
    /// <exception cref="FormatException">Not <c>Kind|Kind:count</c> with a count from 1 to 10.</exception>
    public static EvidenceRequirement Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 2
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 10)
        {
            throw new FormatException($"'{text}' is not evidence asked for: 'Document|Photo:1'.");
        }

        return new EvidenceRequirement([.. parts[0].Split('|').Select(ParseKind)], count);
    }

    public bool IsMetBy(IEnumerable<EvidenceKind> given) => given.Count(Kinds.Contains) >= Count;

    public override string ToString() => $"{string.Join('|', Kinds)}:{Count}";

    private static EvidenceKind ParseKind(string name) =>
        // Exactly a name: TryParse alone would take "2", " Photo" and "Document,Photo" too.
        Enum.TryParse<EvidenceKind>(name, out var kind) && kind.ToString() == name
            ? kind
            : throw new FormatException($"'{name}' is not a kind of evidence.");
}
