using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tests.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>The ladder over the real calendar, and items for it.</summary>
internal static class Ladder
{
    public static readonly ReminderLadder Real = new(VietnamDays.Calendar, new ReminderSettings());

    /// <param name="due"><c>on 2019-06-28</c> or <c>before 2019-11-15</c>, which is the annual report.</param>
    public static ReminderItem Item(string due, string createdOn = "2018-01-01", bool isBegun = false)
    {
        var day = Written.Day(due[^10..]);
        var isReport = due.StartsWith("before", StringComparison.Ordinal);
        return new ReminderItem
        {
            TaskId = Guid.CreateVersion7(),
            Due = isReport ? DueDate.Before(day) : DueDate.On(day),
            CreatedOn = Written.Day(createdOn),
            IsBegun = isBegun,
            IsAnnualReport = isReport,
        };
    }

    public static string StepsBetween(ReminderItem item, string after, string until) =>
        Text(Real.Between(item, Written.Day(after), Written.Day(until)));

    /// <summary>What the nightly run says when it runs every day: <c>2019-11-14 D-0</c>.</summary>
    public static IReadOnlyList<string> DayByDay(ReminderItem item, string from, string to)
    {
        var said = new List<string>();
        for (var day = Written.Day(from); day <= Written.Day(to); day = day.PlusDays(1))
        {
            if (Real.Between(item, day.PlusDays(-1), day) is { } due)
            {
                said.Add($"{Written.Iso(day)} {Text(due)}");
            }
        }

        return said;
    }

    private static string Text(ReminderDue? due) => due is null ? "" : string.Join(' ', due.Steps);
}
