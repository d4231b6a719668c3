using System.Globalization;
using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>What a plan says of itself: its title and the years it is for. A person may say otherwise.</summary>
/// <param name="Title">Null: no line looks like one.</param>
/// <param name="Years">First and last; null: no years are named.</param>
public sealed partial record PlanFacts(string? Title, (int First, int Last)? Years)
{
    private const int LongestTitle = 400;

    /// <summary>The title stands between "KẾ HOẠCH" and the first section; the years in "từ năm 2018 đến hết năm 2020",
    /// "giai đoạn 2021-2025" or "năm 2024".</summary>
    public static PlanFacts Of(PlanReading reading)
    {
        var head = reading.Text[..(reading.Sections.Count > 0 ? reading.Sections[0].Start : Math.Min(reading.Text.Length, 2000))];
        return new PlanFacts(TitleIn(head), YearsIn(reading.Text));
    }

    /// <summary>"ke-hoach-chuyen-hoa-dia-ban-2021-2025": short, without marks, from a title.</summary>
    public static string CodeOf(string title, int firstYear, int lastYear)
    {
        var words = BodyNames.CodeOf(title.Replace('“', ' ').Replace('”', ' ').Replace('"', ' ')).Split('-')
            .Where(word => word.All(char.IsAsciiLetterOrDigit)).Take(8);
        return string.Join('-', words) + (firstYear == lastYear ? $"-{firstYear}" : $"-{firstYear}-{lastYear}");
    }

    private static string? TitleIn(string head)
    {
        var lines = head.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var at = Array.FindIndex(lines, line => PlainText.Fold(line) is "ke hoach" or "chuong trinh" or "de an");
        if (at < 0)
        {
            return lines.FirstOrDefault(line => PlainText.Fold(line).StartsWith("ke hoach ", StringComparison.Ordinal));
        }

        var title = lines.Skip(at + 1)
            .TakeWhile((line, i) => !PlainText.Fold(line).StartsWith("can cu", StringComparison.Ordinal)
                && line[^1] is not ('.' or ':' or ';') && (i == 0 || IsCapitals(line) == IsCapitals(lines[at + 1])))
            .Take(4);
        var rest = string.Join(' ', title);
        var words = $"{Capital(Lower(lines[at]))} {(IsCapitals(rest) ? Lower(rest) : rest)}".TrimEnd();
        return words.Length <= LongestTitle ? words : words[..LongestTitle];
    }

    private static bool IsCapitals(string line) => line.Count(char.IsUpper) > line.Count(char.IsLower);

    /// <summary>Capitals become small; what stands in quotes, and a province's two words, begin with capitals
    /// again.</summary>
    private static string Lower(string capitals)
    {
        var words = capitals.ToLower(CultureInfo.GetCultureInfo("vi-VN")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i][0] is '"' or '“' || (i > 0 && words[i - 1] == "tỉnh") || (i > 1 && words[i - 2] == "tỉnh"))
            {
                var at = words[i].TakeWhile(c => !char.IsLetter(c)).Count();
                words[i] = words[i][..at] + Capital(words[i][at..]);
            }
        }

        return string.Join(' ', words);
    }

    private static string Capital(string word) =>
        word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    private static (int, int)? YearsIn(string text)
    {
        var range = Range().Match(text);
        if (range.Success && Number(range.Groups["first"]) <= Number(range.Groups["last"]))
        {
            return (Number(range.Groups["first"]), Number(range.Groups["last"]));
        }

        var year = OneYear().Match(text);
        return year.Success ? (Number(year.Groups["year"]), Number(year.Groups["year"])) : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?:từ năm|giai đoạn|từ)\s+(?<first>20[0-9]{2})\s*(?:-|–|đến\s+(?:hết\s+)?(?:năm\s+)?)\s*(?<last>20[0-9]{2})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"năm\s+(?<year>20[0-9]{2})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OneYear();
}
