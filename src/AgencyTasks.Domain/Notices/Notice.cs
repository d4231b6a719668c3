using NodaTime;

namespace AgencyTasks.Domain.Notices;

public enum NoticeKind
{
    /// <summary>The one task mail of a person's day.</summary>
    TaskReminder,

    /// <summary>Monday's digest to a head.</summary>
    WeeklyDigest,

    /// <summary>Work was passed on: to the predecessor and to the successor, whatever else they get that day.</summary>
    HandOver,

    /// <summary>A link to choose a password: an invitation or a reset.</summary>
    AccountLink,

    /// <summary>Published duties have no task for their next period: to the administrators, once a working day.</summary>
    DutyGaps,

    /// <summary>What a person handed in with one press: number, moment, seal and place in the trail, to keep outside this
    /// system.</summary>
    Receipt,
}

public enum NoticeState
{
    Waiting,
    Sent,

    /// <summary>Nothing in it was true any more just before sending.</summary>
    Dropped,

    /// <summary>The server refused it for good, or it failed too often: for a person to look at.</summary>
    Parked,

    /// <summary>Still refused for the time being after a day.</summary>
    Expired,
}

/// <summary>A mail that is to be sent, in the outbox. One a person, kind, day and subject.</summary>
public sealed class Notice
{
    private readonly List<NoticeItem> items = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required LocalDate LocalDate { get; init; }

    public required Guid AgencyId { get; init; }

    public required string ToAddress { get; init; }

    /// <summary>The body's shared mailbox, which gets a copy of this one mail.</summary>
    public string? CopyTo { get; init; }

    /// <summary>The one thing it is about, where a person may get several of a kind on a day.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Fixed when the notice is written, so that a message sent twice can be told.</summary>
    public required string MessageId { get; init; }

    public required Instant CreatedAt { get; init; }

    public Instant NextTryAt { get; private set; }

    public NoticeState State { get; private set; } = NoticeState.Waiting;

    public int Attempts { get; private set; }

    /// <summary>A worker is at it until then; after that another may take it.</summary>
    public Instant? LeasedUntil { get; private set; }

    public Instant? SentAt { get; private set; }

    public string? LastError { get; private set; }

    public IReadOnlyList<NoticeItem> Items => items;

    /// <summary>Not tried before that moment.</summary>
    public void SendFrom(Instant at) => NextTryAt = at;

    public void Mention(NoticeItem item) => items.Add(item);

    public void MarkSent(Instant at)
    {
        End(NoticeState.Sent);
        SentAt = at;
    }

    /// <summary>Everything in it was settled meanwhile.</summary>
    public void Drop() => End(NoticeState.Dropped);

    /// <summary>Refused for good: shown to the administrator.</summary>
    public void Park(string error)
    {
        End(NoticeState.Parked);
        LastError = error;
    }

    /// <summary>Refused for the time being: tried again by <see cref="RetrySchedule"/>, at last given up as
    /// expired.</summary>
    public void TryAgain(Instant now, string error)
    {
        Attempts++;
        LeasedUntil = null;
        LastError = error;
        if (RetrySchedule.NextTry(Attempts, CreatedAt, now) is { } next)
        {
            NextTryAt = next;
        }
        else
        {
            End(NoticeState.Expired);
        }
    }

    private void End(NoticeState state)
    {
        State = state;
        LeasedUntil = null;
    }
}

/// <summary>A task mentioned in a notice, with the steps that brought it in.</summary>
public sealed class NoticeItem
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid NoticeId { get; private set; }

    public required Guid TaskId { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Worst first, from 1.</summary>
    public required int Position { get; init; }
}
