using System.Globalization;
using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Auditing;

/// <summary>
/// The last link of the chain at some moment, as it left the machine: on a receipt, in a mail, on paper, in a file of
/// another owner. Who has one can tell later that nothing before it was changed.
/// </summary>
/// <param name="Hash">The hash, or as many of its first digits as were printed.</param>
public sealed record TrailHead(long Seq, string Hash)
{
    /// <summary>Fewer digits prove too little.</summary>
    public const int LeastDigits = 12;

    /// <summary>So many are printed where room is short.</summary>
    public const int ShortDigits = 16;

    private static readonly Regex Written = new(
        @"(?<seq>[0-9]{1,18})[^0-9a-f]{1,40}(?<hash>[0-9a-f]{12,64})(?![0-9a-z])",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    public string ShortHash => Hash[..Math.Min(Hash.Length, ShortDigits)];

    /// <summary>The entry of this number had this hash when the head went out.</summary>
    public bool Fits(string hash) => hash.StartsWith(Hash, StringComparison.Ordinal);

    /// <summary>Finds the heads in a text: a mail, a printed line that was typed off, a line of the heads file. Dates
    /// and hours beside them are passed over.</summary>
    /// <example><c>Nhật ký số 1204 · mã 3f9a6c1e55d0b7a2</c> is number 1204 with that beginning of its hash.</example>
    public static IReadOnlyList<TrailHead> FindAll(string text) =>
    [
        .. Written.Matches(text).Select(match => new TrailHead(
            long.Parse(match.Groups["seq"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            match.Groups["hash"].Value.ToLowerInvariant())),
    ];
}
