using System.Globalization;
using System.Text;

namespace AgencyTasks.Domain;

/// <summary>Text that people type: normalised to NFC, without control and direction-override characters.</summary>
public static class PlainText
{
    /// <summary>Trimmed and in NFC; null stays null, line breaks are kept as LF.</summary>
    /// <exception cref="RuleRefusedException">The text holds a control or direction-override character, a non-character or half a
    /// character, which no database takes.</exception>
    public static string? Normalise(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var result = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return result.Any(IsRefused) || !IsWhole(result)
            ? throw new RuleRefusedException(Rules.TextIsPlain)
            : result.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Of a text that no person typed (a file's): in NFC, without what <see cref="Normalise"/> refuses.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || !IsRefused((char)rune.Value))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>For search and comparison: without marks, đ as d, lower case.</summary>
    /// <example>"Đội Cấn" and "DOI CAN" both fold to "doi can".</example>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    private static bool IsRefused(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE';
}
