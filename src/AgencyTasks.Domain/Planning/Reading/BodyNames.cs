using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>A body, or a class of bodies (then <see cref="IsClass"/>), that was found in a text.</summary>
internal sealed record FoundBody(string Code, string Words, bool IsClass);

/// <summary>
/// Finds bodies in a text: those that are known, those a province usually has, the district committees, classes ("các sở,
/// ban, ngành"), and names that begin like a body's. Learns the names that stand as headings.
/// </summary>
internal sealed class BodyNames
{
    private static readonly string[] Joins = [",", ";", "và", "cùng", "&", "/"];

    private static readonly string[] Articles = ["các", "những", "một số"];

    private static readonly string[] BodyNouns = [.. ReadingRules.BodyNouns.Select(Words.Normalise)];

    private readonly Dictionary<string, ReadBody> byPhrase = [];
    private readonly Dictionary<string, ReadBody> byCode = [];
    private readonly string? membersCode;

    public BodyNames(IEnumerable<Agency> known)
    {
        foreach (var (name, aliases) in BodyVocabulary.Bodies)
        {
            Add(new ReadBody(CodeOf(name), name, IsKnown: false), [name, .. aliases]);
        }

        foreach (var agency in known.Where(agency => agency.Kind is AgencyKind.Provincial or AgencyKind.Members))
        {
            AddKnown(agency);
        }

        membersCode = known.FirstOrDefault(agency => agency.Kind == AgencyKind.Members)?.Code;
    }

    /// <summary>What the plan names, by code.</summary>
    public ReadBody? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The bodies that stand one after another at a place, and where they end. Nothing there: the same
    /// place.</summary>
    /// <param name="isHeading">The whole text is a list of bodies: a name ends only at the next body's first
    /// word.</param>
    public (IReadOnlyList<FoundBody> Bodies, int End) ListAt(string text, int at, bool isHeading)
    {
        var normal = Words.Normalise(text);
        var found = new List<FoundBody>();
        var end = at;
        for (var next = Words.SkipSpaces(text, at); next < text.Length;)
        {
            var length = OneAt(text, normal, next, isHeading, found);
            if (length == 0)
            {
                break;
            }

            end = SkipRemark(text, next + length);
            next = SkipJoin(normal, end);
            if (next == end)
            {
                break;
            }
        }

        return (found, end);
    }

    /// <summary>"Sở Tư pháp" → <c>so-tu-phap</c>.</summary>
    public static string CodeOf(string name) => string.Join(
        '-', PlainText.Fold(name).Split([.. " ,.;:-–—&/()"], StringSplitOptions.RemoveEmptyEntries));

    private int OneAt(string text, string normal, int at, bool isHeading, List<FoundBody> found)
    {
        var district = Words.LengthAt(normal, at, ReadingRules.Districts);
        if (district > 0)
        {
            found.Add(new FoundBody(Duty.OwnDistrict, text.Substring(at, district), IsClass: false));
            return district;
        }

        var aClass = ClassAt(normal, at);
        var named = Words.LengthAt(normal, at, byPhrase.Keys);
        var guessed = isHeading ? HeadingNameAt(text, at) : NameAt(text, normal, at);
        if (aClass > Math.Max(named, 0))
        {
            found.Add(ClassBody(text.Substring(at, aClass), found, isHeading));
            return aClass;
        }

        if (named > 0 && (!isHeading || named >= guessed || IsWorkAt(text, at + named)))
        {
            found.Add(new FoundBody(byPhrase[normal.Substring(at, named)].Code, text.Substring(at, named), IsClass: false));
            return named;
        }

        if (guessed > 0)
        {
            var name = text.Substring(at, guessed).TrimEnd();
            found.Add(new FoundBody(Learn(name).Code, name, IsClass: false));
            return guessed;
        }

        return 0;
    }

    /// <summary>"… và các tổ chức thành viên" behind the Front is a body of its own (V.12).</summary>
    private FoundBody ClassBody(string words, List<FoundBody> before, bool isHeading)
    {
        if (isHeading && before.LastOrDefault(body => !body.IsClass) is { } owner
            && Words.Normalise(words).Contains("thành viên", StringComparison.Ordinal))
        {
            var name = $"Các tổ chức thành viên của {owner.Words}";
            var members = membersCode is not null ? byCode[membersCode] : Learn(name);
            return new FoundBody(members.Code, words, IsClass: false);
        }

        return new FoundBody(Duty.ClassPrefix + words, words, IsClass: true);
    }

    private static int ClassAt(string normal, int at)
    {
        var fixedClass = Words.LengthAt(normal, at, ReadingRules.Classes);
        var article = Words.LengthAt(normal, at, Articles);
        var end = at + article;
        var nouns = 0;
        for (var next = article > 0 ? Words.SkipSpaces(normal, end) : at; ;)
        {
            var noun = Words.LengthAt(normal, next, ReadingRules.ClassNouns);
            if (noun == 0)
            {
                break;
            }

            nouns++;
            end = next + noun;
            next = SkipJoin(normal, end);
            if (next == end)
            {
                break;
            }
        }

        if (nouns == 0 || (article == 0 && nouns < 2))
        {
            return fixedClass;
        }

        for (var tail = 1; tail > 0;)
        {
            var next = Words.SkipSpaces(normal, end);
            tail = Words.LengthAt(normal, next, ReadingRules.ClassTails);
            end = tail > 0 ? next + tail : end;
        }

        return Math.Max(fixedClass, end - at);
    }

    /// <summary>A heading's name: up to the next body's first word behind a comma, semicolon, dash or "và".</summary>
    private static int HeadingNameAt(string text, int at)
    {
        if (!BeginsLikeABody(text, at))
        {
            return 0;
        }

        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] is ':' or '(' or '.' || (text[i] is ',' or ';' or 'v' or '-' or '–' && IsNextBody(text, i)))
            {
                return text[at..i].TrimEnd(' ', ',', ';', '-', '–').Length;
            }
        }

        return text[at..].TrimEnd('.', ' ').Length;
    }

    private static bool IsNextBody(string text, int at)
    {
        var next = text[at] == 'v'
            ? Words.StandsAt(text, at, "và") ? at + 2 : -1
            : at + 1;
        if (next < 0)
        {
            return false;
        }

        next = Words.SkipSpaces(text, next);
        return next < text.Length && (BeginsLikeABody(text, next)
            || Words.LengthAt(Words.Normalise(text[next..]), 0, [.. Articles, .. ReadingRules.Districts]) > 0);
    }

    /// <summary>A name in running text: from a body's first word to the next verb, comma or full stop, eight words at
    /// most.</summary>
    private static int NameAt(string text, string normal, int at)
    {
        if (!BeginsLikeABody(text, at))
        {
            return 0;
        }

        var words = 1;
        for (var i = at + 1; i < text.Length && words <= 8; i++)
        {
            if (text[i] is ',' or ';' or ':' or '.' or '(')
            {
                return i - at;
            }

            if (text[i] == ' ')
            {
                words++;
                var next = i + 1;
                if (Words.LengthAt(normal, next, [.. ReadingRules.Verbs, "và", "trong", "để", "là", "nhằm", "tại"]) > 0)
                {
                    return i - at;
                }
            }
        }

        return words <= 8 ? text.Length - at : 0;
    }

    /// <summary>A verb in small letters: "Chỉ đạo" is part of a name, "chỉ đạo" is work.</summary>
    private static bool IsWorkAt(string text, int at) =>
        Words.LengthAt(text, Words.SkipSpaces(text, at), ReadingRules.Verbs) > 0;

    /// <summary>"Báo Bình An" and "Ban Dân tộc" do; "Báo cáo kết quả" and "Ban hành quy chế" are work.</summary>
    private static bool BeginsLikeABody(string text, int at)
    {
        var normal = Words.Normalise(text);
        return char.IsUpper(text[at]) && Words.LengthAt(normal, at, BodyNouns) > 0
            && Words.LengthAt(normal, at, ReadingRules.Verbs) == 0;
    }

    private static int SkipJoin(string normal, int at)
    {
        var end = at;
        for (var joined = true; joined;)
        {
            var next = Words.SkipSpaces(normal, end);
            joined = false;
            foreach (var join in Joins)
            {
                if (string.CompareOrdinal(normal, next, join, 0, join.Length) == 0
                    && (join.Length == 1 || Words.StandsAt(normal, next, join)))
                {
                    end = next + join.Length;
                    joined = true;
                    break;
                }
            }
        }

        return end == at ? at : Words.SkipSpaces(normal, end);
    }

    /// <summary>A remark in brackets behind a name: "(cơ quan thường trực)".</summary>
    private static int SkipRemark(string text, int at)
    {
        var open = Words.SkipSpaces(text, at);
        var close = open < text.Length && text[open] == '(' ? text.IndexOf(')', open) : -1;
        return close < 0 ? at : close + 1;
    }

    private ReadBody Learn(string name)
    {
        var phrase = Words.Normalise(name);
        if (byPhrase.TryGetValue(phrase, out var known))
        {
            return known;
        }

        var code = CodeOf(name);
        var body = byCode.GetValueOrDefault(code) ?? new ReadBody(code, name, IsKnown: false);
        Add(body, [name]);
        return body;
    }

    private void AddKnown(Agency agency)
    {
        var body = new ReadBody(agency.Code, agency.Name, IsKnown: true);
        // Other ways to write the same name come along from the vocabulary.
        var usual = byPhrase.GetValueOrDefault(Words.Normalise(agency.Name));
        var phrases = usual is null
            ? []
            : byPhrase.Where(pair => pair.Value == usual).Select(pair => pair.Key).ToList();
        Add(body, [agency.Name, agency.ShortName, .. phrases]);
    }

    private void Add(ReadBody body, IEnumerable<string> phrases)
    {
        byCode[body.Code] = body;
        foreach (var phrase in phrases)
        {
            byPhrase[Words.Normalise(phrase)] = body;
        }
    }
}
