using NodaTime;

namespace AgencyTasks.Domain.Planning;

public enum PublicationPhase
{
    /// <summary>Another publication or roll forward is at work.</summary>
    Waiting,

    /// <summary>What the matrix wants is compared with what stands.</summary>
    Comparing,

    /// <summary>Tasks are written; nobody sees them yet.</summary>
    Writing,

    /// <summary>The trail is written.</summary>
    Recording,

    /// <summary>Everything stands.</summary>
    Done,

    /// <summary>Nothing of it stands.</summary>
    Failed,
}

/// <summary>One publication of a version: who asked for which, how far it is, what it did. Its tasks and its end are one
/// transaction; its progress is told outside of it.</summary>
public sealed class PublicationRun
{
    public const string Interrupted = nameof(Interrupted);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MatrixId { get; init; }

    public required Guid AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>Of the preview that was seen.</summary>
    public required string Fingerprint { get; init; }

    public PublicationPhase Phase { get; private set; } = PublicationPhase.Waiting;

    /// <summary>Tasks written, of <see cref="Total"/>.</summary>
    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>When it last told its progress, by the database's own clock.</summary>
    public Instant SeenAt { get; private set; }

    public Instant? FinishedAt { get; private set; }

    public int Added { get; private set; }

    public int Cancelled { get; private set; }

    public int Moved { get; private set; }

    public int Restored { get; private set; }

    public int Revised { get; private set; }

    /// <summary>The name of the rule that refused it, or <see cref="Interrupted"/>; null: nothing went wrong.</summary>
    public string? Failure { get; private set; }

    public bool IsFinished => FinishedAt is not null;

    public void Finish(MatrixDiff did, Instant at)
    {
        (Added, Cancelled, Moved) = (did.Added.Count, did.Cancelled.Count, did.Moved.Count);
        (Restored, Revised) = (did.Restored.Count, did.Revised.Count);
        (Done, Total) = (did.Changes, did.Changes);
        (Phase, FinishedAt, Failure) = (PublicationPhase.Done, at, null);
    }
}

/// <summary>
/// From what a duty's tasks were last made: the duty, the places and bodies, the calendar, the day. As long as it would be
/// the same, they need no comparison.
/// </summary>
public sealed class DutyPrint
{
    public required Guid PlanId { get; init; }

    public required string DutyCode { get; init; }

    public required string Print { get; init; }
}
