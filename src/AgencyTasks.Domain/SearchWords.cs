using System.Text;

namespace AgencyTasks.Domain;

/// <summary>A word looked for: as it was typed, and folded.</summary>
public readonly record struct SearchWord(string Typed, string Folded);

/// <summary>Where words looked for stand in a text, and how well: a bit for each word.</summary>
/// <param name="Found">The word, a longer one that begins with it or, when asked for, one a letter away.</param>
/// <param name="Whole">The whole word, whatever the marks.</param>
/// <param name="Exact">The whole word with its marks as typed.</param>
/// <param name="IsPhrase">All of them stand side by side, in their order.</param>
public readonly record struct WordsFound(int Found, int Whole, int Exact, bool IsPhrase)
{
    public static WordsFound operator |(WordsFound a, WordsFound b) =>
        new(a.Found | b.Found, a.Whole | b.Whole, a.Exact | b.Exact, a.IsPhrase || b.IsPhrase);
}

/// <summary>A piece of a text, looked for or not.</summary>
public readonly record struct TextPart(string Text, bool IsFound);

/// <summary>
/// What a person looks for: each word begins a word of the text, whatever marks and case. Words typed with marks find those
/// without too, and rank what has them first.
/// </summary>
/// <example>"doi can", "ĐỘI CẤN" and decomposed "Đội Cấn" find "Phường Đội Cấn".</example>
public sealed class SearchWords
{
    /// <summary>A search takes so many words and letters; more is left out.</summary>
    public const int Most = 8;

    public const int MostLetters = 100;

    private SearchWords(IReadOnlyList<SearchWord> words) => Words = words;

    public IReadOnlyList<SearchWord> Words { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>A bit for each word.</summary>
    public int All => (1 << Words.Count) - 1;

    public static SearchWords Of(string? typed)
    {
        var text = PlainText.Clean(typed ?? "");
        text = text.Length > MostLetters ? text[..MostLetters] : text;
        return new SearchWords(
        [
            .. WordsOf(text).Select(word => new SearchWord(
                    text.Substring(word.Start, word.Length).ToLowerInvariant(), word.Folded))
                .Distinct().Take(Most),
        ]);
    }

    /// <summary>A text as the database keeps it for search: its folded words with a blank before and after each.</summary>
    public static string Index(string text)
    {
        var index = new StringBuilder(" ");
        foreach (var word in WordsOf(text))
        {
            index.Append(word.Folded).Append(' ');
        }

        return index.ToString();
    }

    /// <param name="isNear">Also words that are one letter wrong, missing, too many or exchanged.</param>
    public WordsFound In(string? text, bool isNear = false)
    {
        var found = default(WordsFound);
        if (string.IsNullOrEmpty(text))
        {
            return found;
        }

        var next = 0;
        foreach (var (start, length, folded) in WordsOf(text))
        {
            next = next < Words.Count && folded.StartsWith(Words[next].Folded, StringComparison.Ordinal) ? next + 1
                : next == Words.Count ? next
                : folded.StartsWith(Words[0].Folded, StringComparison.Ordinal) ? 1 : 0;
            for (var i = 0; i < Words.Count; i++)
            {
                var word = Words[i];
                if (!IsFoundAs(word, folded, isNear))
                {
                    continue;
                }

                var isWhole = folded.Length == word.Folded.Length && folded == word.Folded;
                var isExact = isWhole
                    && text.AsSpan(start, length).Equals(word.Typed, StringComparison.OrdinalIgnoreCase);
                found |= new WordsFound(1 << i, isWhole ? 1 << i : 0, isExact ? 1 << i : 0, IsPhrase: false);
            }
        }

        return found with { IsPhrase = Words.Count > 0 && next == Words.Count };
    }

    /// <summary>The text in pieces, so that what was looked for can be marked.</summary>
    public IReadOnlyList<TextPart> Parts(string text, bool isNear = false)
    {
        var parts = new List<TextPart>();
        var done = 0;
        foreach (var (start, length, folded) in WordsOf(text))
        {
            if (!Words.Any(word => IsFoundAs(word, folded, isNear)))
            {
                continue;
            }

            if (start > done)
            {
                parts.Add(new TextPart(text[done..start], IsFound: false));
            }

            parts.Add(new TextPart(text.Substring(start, length), IsFound: true));
            done = start + length;
        }

        if (done < text.Length)
        {
            parts.Add(new TextPart(text[done..], IsFound: false));
        }

        return parts;
    }

    private static bool IsFoundAs(SearchWord word, string folded, bool isNear) =>
        folded.StartsWith(word.Folded, StringComparison.Ordinal)
        || (isNear && word.Folded.Length > 2 && IsOneLetterAway(word.Folded, folded));

    /// <summary>One letter wrong, missing or too many, or two neighbours exchanged.</summary>
    private static bool IsOneLetterAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < Math.Min(a.Length, b.Length) && a[same] == b[same])
        {
            same++;
        }

        var restA = a.AsSpan(same);
        var restB = b.AsSpan(same);
        return a.Length > b.Length ? restA[1..].SequenceEqual(restB)
            : a.Length < b.Length ? restA.SequenceEqual(restB[1..])
            : restA.IsEmpty || restA[1..].SequenceEqual(restB[1..])
                || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }

    /// <summary>The words of a text, where they stand in it.</summary>
    private static IEnumerable<(int Start, int Length, string Folded)> WordsOf(string text)
    {
        var folded = PlainText.Fold(text);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInside = i < text.Length && (char.IsLetterOrDigit(text[i]) || IsMark(text[i]));
            if (isInside && start < 0)
            {
                start = i;
            }
            else if (!isInside && start >= 0)
            {
                // Folding a text in NFC keeps its letters where they are; else each word is folded by itself.
                var word = folded.Length == text.Length ? folded[start..i] : PlainText.Fold(text[start..i]);
                if (word.Length > 0)
                {
                    yield return (start, i - start, word);
                }

                start = -1;
            }
        }
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
