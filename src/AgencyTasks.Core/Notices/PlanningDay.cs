using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>From which day a planner goes on, and for which day it writes. Neither depends on being woken at an hour.</summary>
/// <param name="After">The last day that was planned before.</param>
/// <param name="Until">The day that is planned now, and that the mails bear.</param>
public sealed record PlanningDay(LocalDate After, LocalDate Until, WorkingCalendar Calendar)
{
    /// <summary>Nothing new, or a day off: what was not planned yet is planned on the next working day.</summary>
    public bool IsIdle => Until <= After || !Calendar.IsWorkingDay(Until);
}

/// <summary>The planners' watermarks, read and moved in their transactions.</summary>
public sealed class PlanningDays(
    AgencyTasksDb db, WorkingCalendarQuery calendar, ReminderSettings settings, IClock clock)
{
    public const string Reminders = "plan-reminders";
    public const string Digests = "plan-digests";
    public const string Gaps = "plan-gaps";

    /// <param name="until">Null: today, or the day before while the hour has not come.</param>
    public async Task<PlanningDay> FindAsync(string job, LocalDate? until, CancellationToken token)
    {
        var day = until ?? clock.LastDayAt(job == Digests ? settings.DigestTime : settings.ReminderTime);
        var after = await db.WatermarkAsync(job, token) ?? day.PlusDays(-1);
        return new PlanningDay(after, day, await calendar.ExecuteAsync(token));
    }

    public Task MoveAsync(string job, LocalDate day, CancellationToken token) => db.MoveWatermarkAsync(job, day, token);
}
