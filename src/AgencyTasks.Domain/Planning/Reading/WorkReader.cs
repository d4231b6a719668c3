using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>What the words of one piece of work say: who works along, where, how often, until when.</summary>
internal sealed class WorkReader(BodyNames names)
{
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
    /// ngày 15/12"). An annual date never goes with a month or a quarter.</summary>
    public static IReadOnlyList<Cadence> Cadences(string work)
    {
        var normal = Words.Normalise(work);
        var dates = DateReader.Dates(work, normal);
        dates = dates.Count > 0 ? dates : DateReader.DaysOfMonth(work, normal);
        if (dates.Count > 0)
        {
            return dates;
        }

        if (DateReader.Span(work, normal) is { } span)
        {
            return [span];
        }

        var often = ReadingRules.HowOften(normal, work, ReadingRules.Cadences)
            ?? new Read<Recurrence>(Recurrence.Quarterly, Sureness.Guessed);
        return [new Cadence(often, UsualDue(often.Value))];
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
}
