using System.Globalization;

namespace AgencyTasks.Core.Files;

/// <summary>
/// The stamps of state secrets, MẬT, TỐI MẬT, TUYỆT MẬT, in a file name: such a document is referred to by its number
/// and never uploaded.
/// </summary>
/// <remarks>"Bảo mật", "bí mật", "mật độ" and "mật khẩu" are ordinary words.</remarks>
internal static class SecrecyStamp
{
    private static readonly char[] Separators = ['(', ')', '[', ']', '{', '}', '-', '–', '_', '.', ',', ';', '+'];
    private static readonly string[] Degrees = ["tối", "toi", "tuyệt", "tuyet"];
    private static readonly string[] OrdinaryBefore = ["BÍ", "BẢO"];
    private static readonly string[] OrdinaryAfter = ["ĐỘ", "KHẨU"];

    /// <param name="name">In NFC.</param>
    public static bool IsIn(string name)
    {
        // Joiners and the like are not seen, and would hide the word.
        name = string.Concat(name.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));
        var standsAlone = name.Split(Separators, StringSplitOptions.TrimEntries)
            .Any(part => string.Equals(part, "mật", StringComparison.OrdinalIgnoreCase));
        var words = WordsOf(name);
        return standsAlone || Enumerable.Range(0, words.Count).Any(i => IsStamp(words, i));
    }

    private static bool IsStamp(List<string> words, int at)
    {
        var before = at > 0 ? words[at - 1] : "";
        var after = at + 1 < words.Count ? words[at + 1] : "";
        var word = words[at].ToLowerInvariant();
        return (word is "mật" or "mat" && Degrees.Contains(before.ToLowerInvariant()))
            || (words[at] == "MẬT" && !OrdinaryBefore.Contains(before) && !OrdinaryAfter.Contains(after));
    }

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                words.Add(name[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
