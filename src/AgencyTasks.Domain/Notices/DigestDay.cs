using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Notices;

/// <summary>The day of a week's digest: Monday or, when that is a day off, the next working day of the same week; a week
/// without a working day has none (product rule).</summary>
/// <example>Monday 15/4/2019 was a day off in lieu: that week's digest leaves on Tuesday the 16th. 4 to 10/2/2019 (Tết) has
/// none.</example>
public static class DigestDay
{
    public static LocalDate? OfWeek(LocalDate anyDay, WorkingCalendar calendar)
    {
        var monday = anyDay.PlusDays(IsoDayOfWeek.Monday - anyDay.DayOfWeek);
        for (var day = monday; day < monday.PlusWeeks(1); day = day.PlusDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A digest's day lies after <paramref name="after"/> and not after <paramref name="until"/>: one digest is
    /// due, however many were missed.</summary>
    public static bool LiesBetween(LocalDate after, LocalDate until, WorkingCalendar calendar)
    {
        for (var day = until; day > after && day > until.PlusWeeks(-3); day = day.PlusDays(-1))
        {
            if (OfWeek(day, calendar) == day)
            {
                return true;
            }
        }

        return false;
    }
}
