using NodaTime;

namespace AgencyTasks.Domain.Calendars;

/// <summary>How often a duty comes round. "Thường xuyên" and "hằng năm" are no dates: a proposal until
/// confirmed.</summary>
public enum Recurrence
{
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
    Once,
}

/// <summary>A reporting period (kỳ), both days inclusive. Its code is unique within a duty.</summary>
/// <param name="Code"><c>2019-11</c>, <c>2019-Q4</c>, <c>2019-H1</c>, <c>2019</c> or <c>once</c>.</param>
public sealed record ReportingPeriod(string Code, LocalDate Start, LocalDate End)
{
    /// <summary>
    /// The calendar period of a recurrence that contains a day. A yearly duty due before an annual date has its own
    /// year: the report due before 15/11/2019 covers 15/11/2018 to 14/11/2019 (VII.2).
    /// </summary>
    public static ReportingPeriod Containing(LocalDate day, Recurrence recurrence, AnnualDate? yearEndsBefore = null)
    {
        switch (recurrence)
        {
            case Recurrence.Monthly:
                return OfMonths($"{day.Year}-{day.Month:00}", new LocalDate(day.Year, day.Month, 1), 1);
            case Recurrence.Quarterly:
                var quarter = (day.Month + 2) / 3;
                return OfMonths($"{day.Year}-Q{quarter}", new LocalDate(day.Year, (quarter * 3) - 2, 1), 3);
            case Recurrence.HalfYearly:
                var half = day.Month <= 6 ? 1 : 2;
                return OfMonths($"{day.Year}-H{half}", new LocalDate(day.Year, (half * 6) - 5, 1), 6);
            case Recurrence.Yearly when yearEndsBefore is { } boundary:
                var year = day < boundary.InYear(day.Year) ? day.Year : day.Year + 1;
                return new ReportingPeriod($"{year}", boundary.InYear(year - 1), boundary.InYear(year).PlusDays(-1));
            case Recurrence.Yearly:
                return OfMonths($"{day.Year}", new LocalDate(day.Year, 1, 1), 12);
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(recurrence), recurrence, "A duty that comes once has the period of its effective dates.");
        }
    }

    private static ReportingPeriod OfMonths(string code, LocalDate start, int months) =>
        new(code, start, start.PlusMonths(months).PlusDays(-1));
}
