using NodaTime;

namespace AgencyTasks.Domain.Calendars;

public enum SpecialDayKind
{
    Holiday,
    DayOffInLieu,
    WorkingSaturday,
}

/// <summary>A public holiday, a day off in lieu or an announced working Saturday.</summary>
public sealed record SpecialDay(LocalDate Date, SpecialDayKind Kind, string Name);

/// <summary>
/// Working days of civil servants: Monday to Friday less public holidays and days off in lieu, plus announced working
/// Saturdays. A year without rows knows weekends only.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<LocalDate> daysOff = [];
    private readonly HashSet<LocalDate> workingSaturdays = [];
    private readonly HashSet<int> years = [];

    public WorkingCalendar(IEnumerable<SpecialDay> specialDays)
    {
        foreach (var day in specialDays)
        {
            years.Add(day.Date.Year);
            (day.Kind == SpecialDayKind.WorkingSaturday ? workingSaturdays : daysOff).Add(day.Date);
        }
    }

    /// <summary>False: the year knows weekends only; an administrator has to be told.</summary>
    public bool HasRowsFor(int year) => years.Contains(year);

    /// <summary>2/9/2019 (Quốc khánh) is none; Saturday 5/1/2019, worked for 31/12/2018, is one.</summary>
    public bool IsWorkingDay(LocalDate day) =>
        workingSaturdays.Contains(day)
        || (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !daysOff.Contains(day));

    /// <summary>The day itself, or the nearest working day before it.</summary>
    public LocalDate OnOrBefore(LocalDate day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    /// <summary>The day itself, or the nearest working day after it.</summary>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>The working day that lies so many working days after (or, negative, before) a day.</summary>
    /// <example>One working day before Saturday 14 November 2020 is Friday the 13th.</example>
    public LocalDate AddWorkingDays(LocalDate day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.PlusDays(step);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 when it is not
    /// later.</summary>
    public int WorkingDaysBetween(LocalDate from, LocalDate to)
    {
        var count = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day))
            {
                count++;
            }
        }

        return count;
    }
}
