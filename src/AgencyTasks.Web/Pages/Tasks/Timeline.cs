using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>One thing that happened to a task.</summary>
public sealed record TimelineEntry(Instant At, string Icon, string Tone, string Text)
{
    /// <summary>A reason, in the words of who gave it.</summary>
    public string? Reason { get; init; }

    public string? Receipt { get; init; }

    /// <summary>nộp đúng hạn · nộp quá hạn 3 ngày</summary>
    public string? Timeliness { get; init; }
}

/// <summary>What happened to a task, the latest first.</summary>
public sealed class Timeline(TaskDetail detail, IStringLocalizer<TasksTexts> texts, TaskWords words)
{
    public IReadOnlyList<TimelineEntry> Entries => [.. All().OrderByDescending(entry => entry.At)];

    private AgencyTask Task => detail.Task;

    private IEnumerable<TimelineEntry> All()
    {
        yield return new(Task.CreatedAt, "flag", "", texts["History.Created"]);
        if (Task.BegunAt is { } begun)
        {
            yield return new(begun, "record-circle", "", texts["History.Begun"]);
        }

        foreach (var entry in Task.Submissions.Where(made => made.MadeAt is not null).SelectMany(Of))
        {
            yield return entry;
        }

        foreach (var entry in Task.Extensions.SelectMany(Of))
        {
            yield return entry;
        }

        foreach (var entry in detail.Closings.SelectMany(Of))
        {
            yield return entry;
        }

        if (Task is { State: TaskState.Waived or TaskState.Cancelled, DecidedAt: { } ended })
        {
            var icon = Task.State == TaskState.Waived ? "slash-circle" : "x-circle";
            var what = Task.CancelledBy is null ? $"History.{Task.State}" : "History.CancelledBy";
            yield return new(ended, icon, "", texts[what]) { Reason = Task.Reason };
        }
    }

    private IEnumerable<TimelineEntry> Of(Submission made)
    {
        var key = made.IsNothingToReport ? "History.NothingToReport" : "History.Submitted";
        yield return new(made.MadeAt!.Value, "send", "tone-violet", texts[key, detail.NameOf(made.MadeBy)])
        {
            Receipt = made.ReceiptNumber,
            Timeliness = words.Timeliness(made, Task.Due),
        };
        if (made is { State: SubmissionState.Returned, DecidedAt: { } returned })
        {
            yield return new(returned, "arrow-return-left", "tone-blue", texts["History.Returned"])
            {
                Reason = made.ReturnReason,
            };
        }
        else if (made is { State: SubmissionState.Accepted, DecidedAt: { } accepted })
        {
            yield return new(accepted, "check-circle-fill", "tone-green", texts["History.Accepted"]);
        }
    }

    private IEnumerable<TimelineEntry> Of(PeriodClosing closing)
    {
        yield return new(closing.ClosedAt, "lock", "", texts["History.PeriodClosed", detail.NameOf(closing.ClosedBy)]);
        if (closing.ReopenedAt is { } reopened)
        {
            yield return new(
                reopened, "arrow-repeat", "tone-blue", texts["History.PeriodReopened", detail.NameOf(closing.ReopenedBy)])
            {
                Reason = closing.ReopenReason,
            };
        }
    }

    private IEnumerable<TimelineEntry> Of(Extension asked)
    {
        var until = Wording.Day(asked.AskedFor);
        var text = texts["History.ExtensionAsked", detail.NameOf(asked.AskedBy), until];
        yield return new(asked.AskedAt, "calendar-event", "", text)
        {
            Reason = asked.Reason,
        };
        if (asked is { State: not ExtensionState.Open, DecidedAt: { } decided })
        {
            var decision = asked.AgreedDate is { } agreed
                ? texts["History.ExtensionAgreed", Wording.Day(agreed)]
                : texts["History.ExtensionRefused"];
            yield return new(decided, "calendar-event", "tone-blue", decision) { Reason = asked.DecisionReason };
        }
    }
}
