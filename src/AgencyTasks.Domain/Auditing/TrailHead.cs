using System.Globalization;

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

    private const int MostDigits = 64;

    /// <summary>So many words may stand between number and code: "· mã", "· code".</summary>
    private const int WordsBetween = 2;

    public string ShortHash => Hash[..Math.Min(Hash.Length, ShortDigits)];

    /// <summary>The entry of this number had this hash when the head went out.</summary>
    public bool Fits(string hash) => hash.StartsWith(Hash, StringComparison.Ordinal);

    /// <summary>Finds the heads in a text: a mail, a printed line that was typed off, a line of the heads file. Dates
    /// and hours beside them are passed over.</summary>
    /// <example><c>Nhật ký số 1204 · mã 3f9a6c1e55d0b7a2</c> is number 1204 with that beginning of its hash.</example>
    public static IReadOnlyList<TrailHead> FindAll(string text)
    {
        var heads = new List<TrailHead>();
        (long? seq, var since) = (null, 0);
        foreach (var word in Words(text))
        {
            if (seq is { } number && since <= WordsBetween && IsCode(word))
            {
                heads.Add(new TrailHead(number, word.ToLowerInvariant()));
                seq = null;
            }
            else if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var next))
            {
                (seq, since) = (next, 0);
            }
            else
            {
                since++;
            }
        }

        return heads;
    }

    private static bool IsCode(string word) =>
        word.Length is >= LeastDigits and <= MostDigits && word.All(char.IsAsciiHexDigit);

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }
}
