using System.Globalization;

namespace AgencyTasks.Domain.Auditing;

/// <summary>
/// What the rows of one subject say, in one unambiguous form: each row behind the number of its fields, each field behind
/// its length. Its hash stands in the subject's audit entries and must fit what the rows say now.
/// </summary>
public sealed class SubjectContent
{
    /// <summary>Which columns are named, and in which order. It stands before the hash: after a change of the columns,
    /// what was written under the old ones is still told apart.</summary>
    public const int Version = 1;

    private static readonly string Prefix = Version.ToString(CultureInfo.InvariantCulture) + ":";

    private readonly CanonicalFields fields = new();

    /// <summary>The hash of a subject that has no rows (any more).</summary>
    public static string Nothing { get; } = new SubjectContent().Hash();

    /// <summary>This hash was taken over the columns of this version.</summary>
    public static bool IsOfThisVersion(string? contentHash) =>
        contentHash?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public SubjectContent Add(IReadOnlyList<string?> row)
    {
        fields.Add(row.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var field in row)
        {
            fields.Add(field);
        }

        return this;
    }

    /// <summary>E.g. <c>1:9f86d0…</c>, 64 hexadecimal digits.</summary>
    public string Hash() => Prefix + fields.Hash();
}
