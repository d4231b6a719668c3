using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>A submission that has waited too long for the police is shown to the police themselves.</summary>
public static class LongWait
{
    /// <summary>More working days than this are too long (product rule).</summary>
    public const int WorkingDays = 5;

    /// <summary>What was handed in before this moment has waited more than <see cref="WorkingDays"/> working days.</summary>
    /// <example>On Tuesday 12/11/2019: before Tuesday 05/11/2019, so that what came on Monday the 4th has waited six.</example>
    public static Instant Before(LocalDate today, WorkingCalendar calendar) => ProvinceTime.StartOf(
        calendar.AddWorkingDays(calendar.OnOrBefore(today), -WorkingDays));
}
