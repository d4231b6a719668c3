using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>One task: the plan's own sentence, what is asked for, how it stands, what happened, what may be done.</summary>
public sealed class DetailModel(
    CurrentViewer current, TaskDetailQuery query, SharedTasksQuery shared, LastPeriodQuery lastPeriod, TaskWords words,
    IStringLocalizer<TasksTexts> texts) : PageModel
{
    /// <summary>Open tasks of the same duty and period at other places: one document may cover them all.</summary>
    public int Siblings { get; private set; }

    /// <summary>What was handed in the period before, offered while nothing of this period is in hand.</summary>
    public LastPeriod? Last { get; private set; }

    public TaskDetail Detail { get; private set; } = null!;

    public AgencyTask Task => Detail.Task;

    public TaskWords Words => words;

    /// <summary>The full text cut at the quoted words: before, quoted, after.</summary>
    public (string Before, string Quoted, string After) Quote { get; private set; }

    public TwoClocks Clocks { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public bool Leads => current.Viewer.ActsFor(Task.AgencyId);

    public bool IsPolice => current.Viewer.Is(Role.Coordinator);

    /// <summary>Its period is closed: nothing of it changes.</summary>
    public bool IsClosed => Detail.Closing is not null;

    /// <summary>The lead may hand in, once more after a return.</summary>
    public bool MaySubmit => Leads && Task.IsWithAgency && !IsClosed;

    /// <summary>A coordinating body may add evidence beside the lead's.</summary>
    public bool MayContribute => !Task.HasEnded && !IsClosed && Detail.Coordinators.ServedBy(current.Viewer) is not null;

    public Extension? OpenExtension => Task.HasEnded ? null : Task.Extensions.FirstOrDefault(asked => asked.State == ExtensionState.Open);

    public bool MayAskExtension =>
        Leads && OpenExtension is null && !IsClosed && (Task.IsWithAgency || Task.State == TaskState.Submitted);

    public bool MayWrite => Detail.IsLive && Task.WriterFor(current.Viewer) is not null;

    public bool MayVerify => IsPolice && Task.State == TaskState.Submitted && !IsClosed;

    public bool MayWaive => IsPolice && Task.State == TaskState.Open && !IsClosed;

    public bool MayCancel => IsPolice && !Task.IsTouched && !IsClosed;

    public string Deadline => Wording.Deadline(Task.Due, CultureInfo.CurrentUICulture);

    public string? FirstDeadline => Task.Due == Task.FirstDue ? null : Wording.Day(Task.FirstDue.LastDay);

    public int Days => Detail.Light == DeadlineLight.Overdue
        ? Task.Due.DaysOverdue(Detail.Today)
        : Detail.Calendar.WorkingDaysBetween(Detail.Today, Task.Due.LastDay);

    public string? Left => Detail.Light == DeadlineLight.Overdue
        ? null
        : Wording.Remaining(
            Task.Due, Detail.Today, Detail.Calendar, CultureInfo.CurrentUICulture, Detail.IsRequested);

    public async Task OnGetAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        Clocks = TwoClocks.Of(Task, Detail.Calendar, Detail.Today);
        History = new Timeline(Detail, texts, words).Entries;
        Siblings = MaySubmit ? await shared.SiblingsAsync(Task, token) : 0;
        Last = MaySubmit && Detail.InHand is null ? await lastPeriod.ExecuteAsync(Task, token) : null;
        Quote = Cut(Detail.Duty.Text, Detail.Duty.Quote);
    }

    private static (string Before, string Quoted, string After) Cut(string text, string quote)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? ("", quote, "") : (text[..at], quote, text[(at + quote.Length)..]);
    }
}
