using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Search;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using NodaTime;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A task as one link of a list: title, place, period, what is left, state.</summary>
public sealed record TaskCard(
    TaskLine Line, string PlaceAndPeriod, string Due, DeadlineLight Light, int Days, string? Left)
{
    /// <summary>Named where another agency leads.</summary>
    public string? Lead { get; init; }

    /// <summary>What was looked for, to be marked.</summary>
    public Wanted? Wanted { get; init; }

    public bool IsWaiting => Line.State == TaskState.Submitted;

    public string State => TaskWords.StateCode(Line);

    /// <summary>When it was handed in, as a day.</summary>
    public string HandedIn => Line.SubmittedAt is { } at ? Wording.Day(ProvinceTime.DateOf(at)) : "";
}

/// <summary>Makes cards on a day.</summary>
public sealed record TaskCards(Instant Now, WorkingCalendar Calendar, TaskWords Words)
{
    private LocalDate Today => ProvinceTime.DateOf(Now);

    public IReadOnlyList<TaskCard> Of(IEnumerable<TaskLine> lines, bool namesLead = false) =>
        [.. lines.Select(line => Of(line) with { Lead = namesLead ? line.AgencyName : null })];

    public TaskCard Of(TaskLine line)
    {
        var light = line.LightAt(Now);
        var days = light == DeadlineLight.Overdue
            ? line.Due.DaysOverdue(Today)
            : Calendar.WorkingDaysBetween(Today, line.Due.LastDay);
        var left = light == DeadlineLight.Overdue
            ? null
            : Wording.Remaining(line.Due, Today, Calendar, CultureInfo.CurrentUICulture, line.IsRequested);
        return new TaskCard(line, Words.PlaceAndPeriod(line), Words.Due(line.Due, Today), light, days, left);
    }
}
