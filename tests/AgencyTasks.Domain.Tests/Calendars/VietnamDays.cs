using AgencyTasks.Domain.Calendars;
using NodaTime.Text;

namespace AgencyTasks.Domain.Tests.Calendars;

/// <summary>Public holidays, days off in lieu and working Saturdays of 2018-2027, month-day behind each year.</summary>
internal static class VietnamDays
{
    private const string Holidays = """
        2018: 01-01 02-15 02-16 02-17 02-18 02-19 04-25 04-30 05-01 09-02
        2019: 01-01 02-04 02-05 02-06 02-07 02-08 04-14 04-30 05-01 09-02
        2020: 01-01 01-24 01-25 01-26 01-27 01-28 04-02 04-30 05-01 09-02
        2021: 01-01 02-11 02-12 02-13 02-14 02-15 04-21 04-30 05-01 09-02 09-03
        2022: 01-01 01-31 02-01 02-02 02-03 02-04 04-10 04-30 05-01 09-01 09-02
        2023: 01-01 01-21 01-22 01-23 01-24 01-25 04-29 04-30 05-01 09-01 09-02
        2024: 01-01 02-09 02-10 02-11 02-12 02-13 04-18 04-30 05-01 09-02 09-03
        2025: 01-01 01-28 01-29 01-30 01-31 02-01 04-07 04-30 05-01 09-01 09-02
        2026: 01-01 02-16 02-17 02-18 02-19 02-20 04-26 04-30 05-01 09-01 09-02 11-24
        2027: 01-01 02-05 02-06 02-07 02-08 02-09 04-16 04-30 05-01 09-02 09-03 11-24
        """;

    private const string DaysOffInLieu = """
        2018: 02-14 02-20 09-03 12-31
        2019: 04-15 04-29
        2020: 01-23 01-29
        2021: 02-10 02-16 05-03
        2022: 01-03 04-11 05-02 05-03
        2023: 01-02 01-20 01-26 05-02 05-03 09-04
        2024: 02-08 02-14 04-29
        2025: 01-27 05-02
        2026: 01-02 04-27 08-31
        2027: 02-04 02-10 05-03
        """;

    private const string WorkingSaturdays = """
        2019: 01-05 05-04
        2024: 05-04
        2025: 04-26
        2026: 01-10 08-22
        """;

    public static readonly WorkingCalendar Calendar = new(
    [
        .. Read(Holidays, SpecialDayKind.Holiday),
        .. Read(DaysOffInLieu, SpecialDayKind.DayOffInLieu),
        .. Read(WorkingSaturdays, SpecialDayKind.WorkingSaturday),
    ]);

    public static readonly WorkingCalendar WeekendsOnly = new([]);

    private static IEnumerable<SpecialDay> Read(string years, SpecialDayKind kind) =>
        from line in years.Split('\n')
        let year = line[..4]
        from day in line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select new SpecialDay(LocalDatePattern.Iso.Parse($"{year}-{day}").Value, kind, kind.ToString());
}
