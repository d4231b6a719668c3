using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>How often and until when; what comes once may say within which days.</summary>
internal sealed record Cadence(
    Read<Recurrence> Recurrence, Read<DueRule> Due, int? Year = null, (LocalDate From, LocalDate To)? Within = null);

/// <summary>The dates that words state. "Trước ngày 15 tháng 11" is exclusive; "chậm nhất ngày 20/11" is not.</summary>
internal static class DateReader
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking;
    private const string DayAndMonth =
        @"(?:ngày |mùng )?(?<day>[0-9]{1,2})(?: tháng |/|-|\.)(?<month>[0-9]{1,2})(?:(?: năm |/|-|\.)(?<year>20[0-9]{2}))?";

    private const string Latest = @"(?:chậm nhất|muộn nhất|hạn cuối)(?: là| vào| đến| trước)?(?: hết)? ";

    private static readonly Regex BeforeDate = new("trước " + DayAndMonth, Plain);

    private static readonly Regex LatestDate = new(Latest + DayAndMonth, Plain);

    /// <summary>"trước ngày 15/6 <i>và 15/12</i>"</summary>
    private static readonly Regex NextDate = new(@"^(?:,|;| và| hoặc)+ ?(?:trước )?" + DayAndMonth, Plain);

    private static readonly Regex BeforeDay = new(@"trước (?:ngày |mùng )(?<day>[0-9]{1,2})", Plain);

    private static readonly Regex LatestDay = new(Latest + @"(?:ngày |mùng )(?<day>[0-9]{1,2})", Plain);

    private static readonly Regex BelongsToADate = new(@"^(?:[0-9]|/|-[0-9]|\.[0-9]| tháng [0-9])", Plain);

    private static readonly Regex NextMonth =
        new(@"^(?: của| hằng| hàng)? ?tháng (?:sau|kế tiếp|tiếp theo|liền kề|liền sau|đầu (?:quý|kỳ))", Plain);

    private static readonly Regex Quarter =
        new(@"quý (?<n>iv|i{1,3}|[1-4])(?:(?:,? năm |/|-)(?<year>20[0-9]{2}))?", Plain);

    private static readonly Regex Month = new(@"tháng (?<n>[0-9]{1,2})(?:(?:,? năm |/|-)(?<year>20[0-9]{2}))?", Plain);

    /// <summary>Days of the year, each a duty of its own: yearly, or once where the year is named.</summary>
    public static IReadOnlyList<Cadence> Dates(string work, string normal) =>
        [.. DatesIn(BeforeDate, work, normal, 0), .. DatesIn(LatestDate, work, normal, 1)];

    /// <summary>"Hằng tháng trước ngày 20": a day of a month that is not named.</summary>
    public static IReadOnlyList<Cadence> DaysOfMonth(string work, string normal)
    {
        var found = BeforeDay.Matches(normal).Select(match => (Match: match, After: 0))
            .Concat(LatestDay.Matches(normal).Select(match => (Match: match, After: 1)))
            .Where(one => Number(one.Match.Groups["day"]) is >= 1 and <= 31 && !BelongsToADate.IsMatch(Behind(normal, one.Match)))
            .OrderBy(one => one.Match.Index).ToList();
        var cadences = new List<Cadence>();
        for (var i = 0; i < found.Count; i++)
        {
            var (match, after) = found[i];
            var from = i == 0 ? 0 : found[i - 1].Match.Index + found[i - 1].Match.Length;
            var to = i + 1 < found.Count ? match.Index + match.Length : normal.Length;
            var often = ReadingRules.HowOften(normal[from..to], work[from..to], ReadingRules.Cadences)
                ?? ReadingRules.HowOften(normal[from..to], work[from..to], ReadingRules.Periods)
                ?? new Read<Recurrence>(Recurrence.Monthly, Sureness.Guessed, match.Value);
            var day = Number(match.Groups["day"]) + after;
            var rule = NextMonth.IsMatch(Behind(normal, match)) ? DueRule.AfterPeriodEnd(day - 1)
                : day > 31 ? DueRule.AfterPeriodEnd(0)
                : DueRule.BeforeDayOfLastMonth(day);
            cadences.Add(new Cadence(often, new(rule, Sureness.Stated, work.Substring(match.Index, match.Length))));
        }

        return cadences;
    }

    /// <summary>"Hoàn thành trong quý II năm 2020", "trong tháng 9/2020": once, until that time ends; without a year every
    /// year.</summary>
    public static Cadence? Span(string work, string normal)
    {
        foreach (var (words, isBefore) in ReadingRules.Within)
        {
            for (var at = Words.Find(normal, words); at >= 0; at = Words.Find(normal, words, at + 1))
            {
                var start = Words.SkipSpaces(normal, at + words.Length);
                var match = Quarter.Match(normal[start..]);
                var isQuarter = match.Success && match.Index == 0;
                match = isQuarter ? match : Month.Match(normal[start..]);
                if (match.Success && match.Index == 0
                    && SpanOf(match, isQuarter, isBefore, work[at..(start + match.Length)]) is { } span)
                {
                    return span;
                }
            }
        }

        return null;
    }

    private static Cadence? SpanOf(Match match, bool isQuarter, bool isBefore, string said)
    {
        var n = match.Groups["n"];
        var first = isQuarter ? (QuarterOf(n.Value) * 3) - 2 : Number(n);
        if (first is < 1 or > 12)
        {
            return null;
        }

        var year = match.Groups["year"].Success ? Number(match.Groups["year"]) : 2001;
        var start = new LocalDate(year, first, 1).PlusMonths(isBefore ? -1 : 0);
        var next = start.PlusMonths(isQuarter && !isBefore ? 3 : 1);
        return match.Groups["year"].Success
            ? new Cadence(
                new(Recurrence.Once, Sureness.Stated, said),
                new(DueRule.AfterPeriodEnd(0), Sureness.Stated, said),
                year,
                (start, next.PlusDays(-1)))
            : new Cadence(
                new(Recurrence.Yearly, Sureness.Likely, said),
                new(DueRule.Before(new AnnualDate(next.Month, next.Day)), Sureness.Likely, said));
    }

    private static IEnumerable<Cadence> DatesIn(Regex pattern, string work, string normal, int daysAfter)
    {
        foreach (Match first in pattern.Matches(normal))
        {
            var at = 0;
            for (var match = first; match.Success; match = NextDate.Match(normal[at..]))
            {
                if (CadenceOf(match, work.Substring(at + match.Index, match.Length).TrimStart(' ', ',', ';'), daysAfter) is { } one)
                {
                    yield return one;
                }

                at += match.Index + match.Length;
            }
        }
    }

    private static Cadence? CadenceOf(Match match, string words, int daysAfter)
    {
        var (day, month) = (Number(match.Groups["day"]), Number(match.Groups["month"]));
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2020, month))
        {
            return null;
        }

        var date = new LocalDate(2020, month, day).PlusDays(daysAfter);
        int? year = match.Groups["year"].Success ? Number(match.Groups["year"]) : null;
        // The year of "chậm nhất ngày 31/12/2019" ends before the next one's first day.
        year += date.Year - 2020;
        return new Cadence(
            new(year is null ? Recurrence.Yearly : Recurrence.Once, Sureness.Stated, words),
            new(DueRule.Before(new AnnualDate(date.Month, date.Day)), Sureness.Stated, words),
            year);
    }

    private static string Behind(string normal, Match match) => normal[(match.Index + match.Length)..];

    private static int QuarterOf(string n) => n switch
    {
        "i" or "1" => 1,
        "ii" or "2" => 2,
        "iii" or "3" => 3,
        _ => 4,
    };

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
