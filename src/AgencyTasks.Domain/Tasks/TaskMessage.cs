using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>Who writes a message, for whom, and when.</summary>
public sealed record MessageStamp
{
    public required Guid By { get; init; }

    /// <summary>The body in whose name it is written: the lead, or the police.</summary>
    public required Guid AgencyId { get; init; }

    public required bool IsFromPolice { get; init; }

    public required Instant At { get; init; }

    /// <summary>Pressed twice, the form says twice the same.</summary>
    public required Guid OperationId { get; init; }
}

/// <summary>One message between the lead body and the police about a task (trao đổi); never changed, never
/// deleted.</summary>
public sealed class TaskMessage
{
    public const int LongestWords = 1000;

    private TaskMessage()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid TaskId { get; private set; }

    public Guid OperationId { get; private set; }

    public Guid WrittenBy { get; private set; }

    public Guid AgencyId { get; private set; }

    public bool IsFromPolice { get; private set; }

    public Instant WrittenAt { get; private set; }

    public string Words { get; private set; } = "";

    /// <summary>In every state of the task but an ended one.</summary>
    /// <exception cref="RuleRefusedException">The task has ended, or there are no words or too many.</exception>
    public static TaskMessage Write(AgencyTask task, MessageStamp stamp, string words)
    {
        task.RequireNotEnded();
        if (words.Length == 0)
        {
            throw new RuleRefusedException(Rules.MessageHasWords);
        }

        if (words.Length > LongestWords)
        {
            throw new RuleRefusedException(Rules.MessageWithinLength, LongestWords, words.Length);
        }

        return new TaskMessage
        {
            TaskId = task.Id,
            OperationId = stamp.OperationId,
            WrittenBy = stamp.By,
            AgencyId = stamp.AgencyId,
            IsFromPolice = stamp.IsFromPolice,
            WrittenAt = ProvinceTime.TruncateToMicrosecond(stamp.At),
            Words = words,
        };
    }
}
