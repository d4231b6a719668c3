using System.Text;

namespace AgencyTasks.Core.Planning.Sheets;

public enum LegacyEncoding
{
    /// <summary>TCVN 5712 (ABC), the fonts named ".VnTime".</summary>
    Tcvn3,

    /// <summary>The fonts named "VNI-Times": a mark stands behind its vowel.</summary>
    Vni,
}

/// <summary>
/// Vietnamese of the time before Unicode, which a program of today shows as Western letters: "Së Lao ®éng", "Sôû Lao ñoäng".
/// Recognised for a file as a whole; converted only when a person says so.
/// </summary>
public static class LegacyText
{
    // Letter by letter: the upper line is what stands in the file, the lower one what it means.
    private const string TcvnFrom =
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ®¡¢£¤¥¦§";

    private const string TcvnTo =
        "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ";

    /// <summary>Letters that no font but TCVN3's uses inside of words.</summary>
    private const string TcvnSigns = "®¸µ¶·¹¨»¼½¾©ª«¬\u00AD";

    private const string VniMarks = "øùûõïâáàåãäêéèúüë";

    // One line a vowel: what it becomes with each of the marks above; · is a pair that there is none of.
    private static readonly Dictionary<char, string> VniPairs = new()
    {
        ['a'] = "àáảãạâấầẩẫậăắằẳẵặ",
        ['e'] = "èéẻẽẹêếềểễệ······",
        ['o'] = "òóỏõọôốồổỗộ······",
        ['u'] = "ùúủũụ············",
        ['y'] = "ỳýỷỹ·············",
        ['ô'] = "ờớởỡợ············",
        ['ö'] = "ừứửữự············",
    };

    private static readonly Dictionary<char, char> VniSingles = new()
    {
        ['ñ'] = 'đ', ['ô'] = 'ơ', ['ö'] = 'ư', ['æ'] = 'ỉ', ['ó'] = 'ĩ', ['ò'] = 'ị', ['î'] = 'ỵ',
    };

    private static readonly Dictionary<char, char> Tcvn =
        TcvnFrom.Zip(TcvnTo).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Null: these texts are Unicode as they should be.</summary>
    public static LegacyEncoding? Recognise(IEnumerable<string> texts)
    {
        var (tcvn, vni, unicode) = (0, 0, 0);
        foreach (var text in texts)
        {
            if (IsUnicode(text))
            {
                unicode++;
                continue;
            }

            tcvn += HasInWord(text, c => TcvnSigns.Contains(c)) ? 1 : 0;
            vni += HasVniPair(text) ? 1 : 0;
        }

        return tcvn + vni == 0 || unicode > Math.Max(tcvn, vni) * 4 ? null
            : tcvn >= vni ? LegacyEncoding.Tcvn3
            : LegacyEncoding.Vni;
    }

    /// <summary>The text in Unicode; what is Unicode already stays.</summary>
    public static string Convert(string text, LegacyEncoding encoding) =>
        IsUnicode(text) ? text : encoding == LegacyEncoding.Tcvn3 ? FromTcvn(text) : FromVni(text);

    private static string FromTcvn(string text) => string.Concat(text.Select(c => Tcvn.GetValueOrDefault(c, c)));

    private static string FromVni(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length ? PairOf(text[i], text[i + 1]) : null;
            result.Append(pair ?? Cased(text[i], VniSingles.GetValueOrDefault(char.ToLowerInvariant(text[i]), text[i])));
            i += pair is null ? 0 : 1;
        }

        return result.ToString();
    }

    private static char? PairOf(char vowel, char mark)
    {
        var at = VniMarks.IndexOf(char.ToLowerInvariant(mark), StringComparison.Ordinal);
        return at >= 0 && VniPairs.TryGetValue(char.ToLowerInvariant(vowel), out var results) && results[at] != '·'
            ? Cased(vowel, results[at])
            : null;
    }

    private static char Cased(char like, char result) => char.IsUpper(like) ? char.ToUpperInvariant(result) : result;

    /// <summary>It has letters that only Vietnamese in Unicode has.</summary>
    private static bool IsUnicode(string text) => text.Any(c => c is 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư'
        or (>= '\u1EA0' and <= '\u1EF9') or (>= '\u0300' and <= '\u0323'));

    private static bool HasInWord(string text, Func<char, bool> isSign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (isSign(text[i]) && ((i > 0 && char.IsLetter(text[i - 1])) || (i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A vowel and a mark that is no vowel of Vietnamese, or ñ at the start of a word.</summary>
    private static bool HasVniPair(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var (c, next) = (char.ToLowerInvariant(text[i]), char.ToLowerInvariant(text[i + 1]));
            if ((next is 'ø' or 'û' or 'ï' or 'å' or 'ä' or 'ü' or 'ë' && PairOf(c, next) is not null)
                || (c == 'ñ' && char.IsLetter(next)))
            {
                return true;
            }
        }

        return false;
    }
}
