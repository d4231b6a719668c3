using System.Text;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>Text as the rules compare it, letter for letter as long as the original.</summary>
internal static class Words
{
    /// <summary>Where an open syllable carries its mark: "hoà" and "hòa" are one word; "đoàn" and "quý" have one
    /// spelling.</summary>
    private const string OldMarks = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
    private const string NewMarks = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";

    /// <summary>Lower case, "hoà" as "hòa", dashes and quotes alike.</summary>
    public static string Normalise(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            letters.Append(c switch
            {
                '–' or '—' or '‑' => '-',
                '“' or '”' => '"',
                _ => char.ToLowerInvariant(c),
            });
        }

        for (var i = 0; i + 1 < letters.Length; i++)
        {
            var isOpen = i + 2 >= letters.Length || !char.IsLetter(letters[i + 2]);
            var pair = isOpen && (i == 0 || letters[i - 1] != 'q') ? OldPairAt(letters, i) : -1;
            if (pair >= 0)
            {
                letters[i] = NewMarks[pair];
                letters[i + 1] = NewMarks[pair + 1];
            }
        }

        return letters.ToString();
    }

    private static int OldPairAt(StringBuilder letters, int at)
    {
        for (var pair = 0; pair < OldMarks.Length; pair += 2)
        {
            if (letters[at] == OldMarks[pair] && letters[at + 1] == OldMarks[pair + 1])
            {
                return pair;
            }
        }

        return -1;
    }

    /// <summary>The longest of the phrases (normalised) that stands as whole words at a place; 0: none.</summary>
    public static int LengthAt(string text, int at, IEnumerable<string> phrases)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > longest && StandsAt(text, at, phrase))
            {
                longest = phrase.Length;
            }
        }

        return longest;
    }

    public static bool StandsAt(string text, int at, string phrase) =>
        at + phrase.Length <= text.Length
        && string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0
        && IsBoundary(text, at) && IsBoundary(text, at + phrase.Length);

    /// <summary>Where the phrase stands as whole words; -1: nowhere.</summary>
    public static int Find(string text, string phrase, int from = 0)
    {
        for (var at = text.IndexOf(phrase, from, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (StandsAt(text, at, phrase))
            {
                return at;
            }
        }

        return -1;
    }

    public static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind the longest of the phrases at a place and the blanks after it; none there: the same place.</summary>
    public static int SkipOne(string text, int at, IEnumerable<string> phrases)
    {
        var length = LengthAt(text, at, phrases);
        return length == 0 ? at : SkipSpaces(text, at + length);
    }

    private static bool IsBoundary(string text, int at) =>
        at <= 0 || at >= text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]);
}
