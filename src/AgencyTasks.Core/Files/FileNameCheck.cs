using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>The name the browser gave: in NFC, without path, control or direction characters.</summary>
internal static class FileNameCheck
{
    public const int MaxLength = 150;

    // Names of devices: a computer with Windows cannot save such a file.
    private static readonly HashSet<string> Reserved = new(
        [
            "CON", "PRN", "AUX", "NUL",
            .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RuleRefusedException">Not a plain name, or it bears a secrecy stamp.</exception>
    public static string Check(string given)
    {
        var name = Normalise(given);
        if (name.Length is 0 or > MaxLength || name.Any(IsRefused)
            || Path.GetFileNameWithoutExtension(name).Trim().Length == 0 || Reserved.Contains(name.Split('.')[0].Trim()))
        {
            throw new RuleRefusedException(Rules.FileNameIsPlain, Shown(given), MaxLength);
        }

        return SecrecyStamp.IsIn(name) ? throw new RuleRefusedException(Rules.FileIsNotSecret, name) : name;
    }

    private static string Normalise(string given)
    {
        try
        {
            return PlainText.Normalise(given) ?? "";
        }
        catch (RuleRefusedException)
        {
            throw new RuleRefusedException(Rules.FileNameIsPlain, Shown(given), MaxLength);
        }
    }

    // Path separators, line breaks, and what turns the reading direction so that "fdp.exe" looks like "exe.pdf".
    private static bool IsRefused(char c) =>
        c is '/' or '\\' || char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF';

    /// <summary>What of a refused name may stand in a sentence.</summary>
    private static string Shown(string given)
    {
        var plain = given.Select(c => IsRefused(c) || char.IsSurrogate(c) || IsEmbedding(c) ? '\uFFFD' : c);
        return string.Concat(plain.Take(MaxLength));
    }

    private static bool IsEmbedding(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
