using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>One person's open work for a body passed to another (bàn giao): who, from which day, by which decision, and what
/// was open at that moment. It changes no task: what the predecessor did keeps the predecessor's name.</summary>
public sealed class HandOver
{
    private readonly List<HandOverLine> lines = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Chosen by the form that posts it: the same id twice is the same hand-over.</summary>
    public required Guid OperationId { get; init; }

    public required Guid AgencyId { get; init; }

    public required Role Role { get; init; }

    public required Guid PredecessorId { get; init; }

    public required Guid PredecessorPostId { get; init; }

    public required Guid SuccessorId { get; init; }

    /// <summary>The post given for it, or the one the successor had already.</summary>
    public required Guid SuccessorPostId { get; init; }

    /// <summary>The successor's first day; the predecessor's last is the day before.</summary>
    public required LocalDate From { get; init; }

    public required string Decision { get; init; }

    /// <summary>The holder, the body's head or the administrator.</summary>
    public required Guid DoneBy { get; init; }

    public required Instant DoneAt { get; init; }

    public IReadOnlyList<HandOverLine> Lines => lines;

    public void List(HandOverLine line) => lines.Add(line);
}

/// <summary>A task of the hand-over's list, as it stood when it was passed on.</summary>
public sealed class HandOverLine
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid HandOverId { get; private set; }

    public required Guid TaskId { get; init; }

    /// <summary>From 1, late ones first.</summary>
    public required int Position { get; init; }

    public required LocalDate DueLastDay { get; init; }

    public required bool DueIsExclusive { get; init; }

    public required bool IsReturned { get; init; }

    /// <summary>Handed in, waiting for the police.</summary>
    public required bool IsWaiting { get; init; }

    public required bool HasDraft { get; init; }

    /// <summary>A later date was asked for, nobody has decided.</summary>
    public LocalDate? AskedUntil { get; init; }

    /// <summary>The police agreed to this later date.</summary>
    public LocalDate? AgreedUntil { get; init; }
}
