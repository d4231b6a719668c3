using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>How often and until when; with a year, once and in that year.</summary>
internal sealed record Cadence(Read<Recurrence> Recurrence, Read<DueRule> Due, int? Year = null);

/// <summary>What the words of one piece of work say: who works along, where, how often, until when.</summary>
internal sealed class WorkReader(BodyNames names)
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking;

    private static readonly Regex Before = new(
        @"trước (?:ngày )?(?<day>[0-9]{1,2})(?: tháng |/|-|\.)(?<month>[0-9]{1,2})(?:(?: năm |/|-|\.)(?<year>20[0-9]{2}))?",
        Plain);

    private static readonly Regex Latest = new(
        @"(?:chậm nhất|muộn nhất|hạn cuối)(?: là| vào| đến| trước)?(?: hết)? (?:ngày )?(?<day>[0-9]{1,2})(?: tháng |/|-|\.)(?<month>[0-9]{1,2})(?:(?: năm |/|-|\.)(?<year>20[0-9]{2}))?",
        Plain);

    /// <summary>The bodies behind "phối hợp với".</summary>
    public IReadOnlyList<string> Coordinators(string work, IReadOnlyCollection<string> leads)
    {
        var normal = Words.Normalise(work);
        var bodies = new List<string>();
        for (var at = 0; at < normal.Length; at++)
        {
            var together = Words.LengthAt(normal, at, ReadingRules.Together);
            if (together > 0)
            {
                var (found, _) = names.ListAt(work, at + together, isHeading: false);
                bodies.AddRange(found.Select(body => body.Code));
                at += together;
            }
        }

        return [.. bodies.Distinct().Where(body => !leads.Contains(body))];
    }

    /// <param name="work">The words of this piece.</param>
    /// <param name="isDistrictsOwn">Only district committees lead it.</param>
    /// <param name="before">The scope of the piece before in the same sentence; null: the first.</param>
    public static Read<DutyScope> Scope(string work, bool isDistrictsOwn, DutyScope? before)
    {
        var normal = Words.Normalise(work);
        foreach (var (words, scope, sureness) in ReadingRules.Scopes)
        {
            if (Words.Find(normal, words) is >= 0 and var at)
            {
                return new Read<DutyScope>(scope, sureness, work.Substring(at, words.Length));
            }
        }

        if (isDistrictsOwn)
        {
            var rest = ReadingRules.DistrictCommuneWork.FirstOrDefault(words => Words.Find(normal, words) >= 0);
            return rest is not null
                ? new Read<DutyScope>(DutyScope.PerCommune, Sureness.Likely, rest)
                : new Read<DutyScope>(DutyScope.PerDistrict, Sureness.Likely);
        }

        return before == DutyScope.PerCommune
            ? new Read<DutyScope>(DutyScope.PerCommune, Sureness.Likely)
            : new Read<DutyScope>(DutyScope.ProvinceWide, Sureness.Guessed);
    }

    /// <summary>How often and until when; several where the words name several dates ("6 tháng trước ngày 15/6, năm trước
    /// ngày 15/12"). "Trước ngày 15 tháng 11" is exclusive; "chậm nhất ngày 20/11" is not.</summary>
    public static IReadOnlyList<Cadence> Cadences(string work)
    {
        var normal = Words.Normalise(work);
        var dates = DatesIn(Before, work, normal, daysAfter: 0).Concat(DatesIn(Latest, work, normal, daysAfter: 1)).ToList();
        if (dates.Count > 0)
        {
            return dates;
        }

        foreach (var (words, recurrence, sureness) in ReadingRules.Cadences)
        {
            if (Words.Find(normal, words) is >= 0 and var at)
            {
                return [new Cadence(new(recurrence, sureness, work.Substring(at, words.Length)), UsualDue(recurrence))];
            }
        }

        return [new Cadence(new(Recurrence.Quarterly, Sureness.Guessed), UsualDue(Recurrence.Quarterly))];
    }

    private static IEnumerable<Cadence> DatesIn(
        Regex pattern, string work, string normal, int daysAfter)
    {
        foreach (Match match in pattern.Matches(normal))
        {
            var day = Number(match.Groups["day"]);
            var month = Number(match.Groups["month"]);
            if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2020, month))
            {
                continue;
            }

            var date = new LocalDate(2020, month, day).PlusDays(daysAfter);
            var words = work.Substring(match.Index, match.Length);
            // A year makes it one date, no annual one.
            int? year = match.Groups["year"].Success ? Number(match.Groups["year"]) : null;
            yield return new Cadence(
                new(year is null ? Recurrence.Yearly : Recurrence.Once, Sureness.Stated, words),
                new(DueRule.Before(new AnnualDate(date.Month, date.Day)), Sureness.Stated, words),
                year);
        }
    }

    private static Read<DueRule> UsualDue(Recurrence recurrence) => new(
        recurrence switch
        {
            Recurrence.Monthly => DueRule.AfterPeriodEnd(5, Shift.NextWorkingDay),
            Recurrence.Quarterly => DueRule.AfterPeriodEnd(10, Shift.NextWorkingDay),
            Recurrence.HalfYearly => DueRule.AfterPeriodEnd(15, Shift.NextWorkingDay),
            _ => DueRule.AfterPeriodEnd(0, Shift.PreviousWorkingDay),
        },
        Sureness.Guessed);

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
