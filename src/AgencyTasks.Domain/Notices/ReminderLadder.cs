using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Notices;

/// <summary>The steps of the ladder and of the campaign; their names stand in mails' logs and in the
/// simulation.</summary>
public static class ReminderSteps
{
    public const string OnTheDay = "D-0";
    public const string DayAfter = "D+1";
    public const string Overdue = "Overdue";
    public const string Campaign = "Campaign";

    /// <summary>The police wrote about it, and nobody has answered.</summary>
    public const string Message = "Message";

    public static string Before(int workingDays) => $"D-{workingDays}";
}

/// <summary>The numbers of the ladder and of the campaign (product rules), in one place.</summary>
public sealed record ReminderSettings
{
    public static readonly ReminderSettings Default = new();

    /// <summary>Working days before the last day, in falling order.</summary>
    public IReadOnlyList<int> StepsBefore { get; init; } = [30, 14, 7, 3, 1];

    public IsoDayOfWeek OverdueWeekday { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>From this step on the head is copied when nothing was begun.</summary>
    public int HeadCopiedFrom { get; init; } = 3;

    public LocalTime ReminderTime { get; init; } = new(7, 30);

    public LocalTime DigestTime { get; init; } = new(7, 0);

    /// <summary>The campaign is counted back from the plan's own annual date: from so long before it weekly. Of
    /// "trước ngày 15 tháng 11" that is 15 October.</summary>
    public Period CampaignWeekly { get; init; } = Period.FromMonths(1);

    /// <summary>From so long before the annual date Mondays and Thursdays: 1 November.</summary>
    public Period CampaignTwiceWeekly { get; init; } = Period.FromDays(14);

    /// <summary>From so long before the annual date every working day: 8 November.</summary>
    public Period CampaignDaily { get; init; } = Period.FromDays(7);

    /// <summary>Where a step stands in a list of steps: the campaign, the ladder from its first rung on, then what
    /// was written.</summary>
    public int OrderOf(string step)
    {
        string[] order =
        [
            ReminderSteps.Campaign, .. StepsBefore.Select(ReminderSteps.Before), ReminderSteps.OnTheDay,
            ReminderSteps.DayAfter, ReminderSteps.Overdue, ReminderSteps.Message,
        ];
        return Array.IndexOf(order, step);
    }
}

/// <summary>What the ladder needs of a task.</summary>
public sealed record ReminderItem
{
    public required Guid TaskId { get; init; }

    public required DueDate Due { get; init; }

    public required LocalDate CreatedOn { get; init; }

    /// <summary>It waits for the police: only what they ask about it is mentioned.</summary>
    public bool IsHandedIn { get; init; }

    public required bool IsBegun { get; init; }

    /// <summary>The annual report: the campaign is for it.</summary>
    public required bool IsAnnualReport { get; init; }

    /// <summary>When the police wrote what nobody has answered yet.</summary>
    public IReadOnlyList<Instant> Unanswered { get; init; } = [];
}

/// <summary>An item that is to be mentioned, and why.</summary>
public sealed record ReminderDue(ReminderItem Item, IReadOnlyList<string> Steps, bool IsForHead);

/// <summary>
/// On which days a task is mentioned in its people's mail: 30, 14, 7, 3, 1 working days before the last day, on it, one
/// working day after, then every Monday while overdue; the annual report also on the campaign's days. What falls on a
/// day off goes on the working day before it. A message of the police is mentioned once, in the next mail. Pure.
/// </summary>
public sealed class ReminderLadder(WorkingCalendar calendar, ReminderSettings settings)
{
    /// <summary>
    /// The steps of an item whose day lies after <paramref name="after"/> and not after <paramref name="until"/>; null
    /// for none. After an outage of days, missed steps are listed together. A step before the task was created is not
    /// missed.
    /// </summary>
    public ReminderDue? Between(ReminderItem item, LocalDate after, LocalDate until)
    {
        var from = LocalDate.Max(after.PlusDays(1), item.CreatedOn);
        var steps = new List<string>();
        if (!item.IsHandedIn && item.IsAnnualReport && CampaignDays(item.Due).Any(day => day >= from && day <= until))
        {
            steps.Add(ReminderSteps.Campaign);
        }

        var ladder = item.IsHandedIn
            ? []
            : LadderDays(item.Due, until).Where(step => step.Day >= from && step.Day <= until).ToList();
        steps.AddRange(ladder.Select(step => step.Name).Distinct());
        var (last, now) = (ProvinceTime.At(after, settings.ReminderTime), ProvinceTime.At(until, settings.ReminderTime));
        if (item.Unanswered.Any(at => at > last && at <= now))
        {
            steps.Add(ReminderSteps.Message);
        }

        return steps.Count == 0
            ? null
            : new ReminderDue(item, steps, IsForHead: !item.IsBegun && ladder.Exists(step => step.CopiesHead));
    }

    /// <summary>
    /// Days of the campaign for an annual report, counted back from the plan's own date: of "trước ngày 15 tháng 11"
    /// weekly from 15 October, Mondays and Thursdays from 1 November, every working day from 8 November to the last day
    /// (product rule, for VII.2). May name a day twice.
    /// </summary>
    /// <example>Before 15/11/2020: 15, 22, 29 October, 2, 5, 9, 10, 11, 12, 13 November; Sunday the 8th and Saturday the
    /// 14th are no working days, and bring nothing forward. Before 05/06/2020: weekly from 5 May, Mondays and Thursdays
    /// from 22 May, daily from 29 May.</example>
    public IEnumerable<LocalDate> CampaignDays(DueDate due)
    {
        var stated = due.LastDay.PlusDays(1);
        var weekly = stated - settings.CampaignWeekly;
        var twice = stated - settings.CampaignTwiceWeekly;
        var daily = stated - settings.CampaignDaily;
        for (var day = weekly; day <= due.LastDay; day = day.PlusDays(1))
        {
            var isMondayOrThursday = day.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Thursday;
            var counts = day < twice
                ? Period.DaysBetween(weekly, day) % 7 == 0
                : isMondayOrThursday || (day >= daily && calendar.IsWorkingDay(day));
            if (counts)
            {
                yield return calendar.OnOrBefore(day);
            }
        }
    }

    /// <summary>Steps that fall on one day are one: the first keeps its name.</summary>
    private IEnumerable<Step> LadderDays(DueDate due, LocalDate until)
    {
        var last = due.LastDay;
        var dayAfter = calendar.AddWorkingDays(last, 1);
        var fixedSteps = settings.StepsBefore
            .Select(days => new Step(
                calendar.AddWorkingDays(last, -days), ReminderSteps.Before(days), days <= settings.HeadCopiedFrom))
            .Append(new Step(calendar.OnOrBefore(last), ReminderSteps.OnTheDay, CopiesHead: true))
            .Append(new Step(dayAfter, ReminderSteps.DayAfter, CopiesHead: true));
        foreach (var step in fixedSteps.DistinctBy(step => step.Day))
        {
            yield return step;
        }

        for (var day = dayAfter.Next(settings.OverdueWeekday); ; day = day.PlusWeeks(1))
        {
            var working = calendar.OnOrBefore(day);
            if (working > until)
            {
                yield break;
            }

            if (working > dayAfter)
            {
                yield return new Step(working, ReminderSteps.Overdue, CopiesHead: true);
            }
        }
    }

    private sealed record Step(LocalDate Day, string Name, bool CopiesHead);
}
