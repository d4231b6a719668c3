using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>How long a task has been with the agency and how long with the police, in working days: two clocks, one of
/// which stands still.</summary>
/// <param name="VerifierRuns">The police's clock runs now.</param>
public sealed record TwoClocks(int AgencyDays, int VerifierDays, bool AgencyRuns, bool VerifierRuns)
{
    /// <summary>The agency's clock begins when the task is there and its period has begun.</summary>
    public static TwoClocks Of(AgencyTask task, WorkingCalendar calendar, LocalDate today)
    {
        var verifier = task.Submissions
            .Where(submission => submission is { MadeAt: not null, State: not SubmissionState.Draft })
            .Sum(submission => Verifying(submission, calendar, today));
        var created = ProvinceTime.DateOf(task.CreatedAt);
        var start = task.PeriodStart > created ? task.PeriodStart : created;
        var all = calendar.WorkingDaysBetween(start, EndOf(task, today));
        return new TwoClocks(
            Math.Max(0, all - verifier), verifier, task.IsWithAgency, task.State == TaskState.Submitted);
    }

    private static int Verifying(Submission submission, WorkingCalendar calendar, LocalDate today)
    {
        var made = ProvinceTime.DateOf(submission.MadeAt!.Value);
        var until = submission.DecidedAt is { } decided ? ProvinceTime.DateOf(decided)
            : submission.State == SubmissionState.Pending ? today : made;
        return calendar.WorkingDaysBetween(made, until);
    }

    private static LocalDate EndOf(AgencyTask task, LocalDate today) => task.State switch
    {
        TaskState.Accepted when (task.DecidedAt ?? task.SubmittedAt) is { } at => ProvinceTime.DateOf(at),
        TaskState.Waived or TaskState.Cancelled when task.DecidedAt is { } at => ProvinceTime.DateOf(at),
        _ => today,
    };
}
