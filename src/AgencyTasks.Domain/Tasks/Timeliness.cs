using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>
/// How a task stands at a moment. While a submission waits for the police the agency's clock stands still: a submission
/// made on time does not become late because the police take long.
/// </summary>
public static class Timeliness
{
    /// <summary>"Sắp đến hạn" from this many calendar days before the last day (product rule).</summary>
    public const int DueSoonDays = 7;

    /// <summary>Which of the four standard heads a task counts under; none when it was waived or cancelled.</summary>
    public static StandardHead HeadOf(TaskState state, DueDate due, bool? isSubmittedOnTime, Instant now) =>
        state switch
        {
            TaskState.Accepted => isSubmittedOnTime == true ? StandardHead.DoneOnTime : StandardHead.DoneLate,
            TaskState.Submitted => isSubmittedOnTime == true ? StandardHead.OpenInTime : StandardHead.OpenOverdue,
            TaskState.Open or TaskState.Returned =>
                due.IsMetBy(now) ? StandardHead.OpenInTime : StandardHead.OpenOverdue,
            _ => StandardHead.None,
        };

    /// <summary>The light beside the state; none for what is done, waived or cancelled.</summary>
    public static DeadlineLight LightOf(TaskState state, DueDate due, bool? isSubmittedOnTime, Instant now) =>
        HeadOf(state, due, isSubmittedOnTime, now) switch
        {
            StandardHead.OpenOverdue => DeadlineLight.Overdue,
            StandardHead.OpenInTime when state != TaskState.Submitted
                && Period.DaysBetween(ProvinceTime.DateOf(now), due.LastDay) <= DueSoonDays => DeadlineLight.DueSoon,
            StandardHead.OpenInTime => DeadlineLight.OnTime,
            _ => DeadlineLight.NoDeadline,
        };
}
