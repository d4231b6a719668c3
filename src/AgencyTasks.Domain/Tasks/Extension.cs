using NodaTime;

namespace AgencyTasks.Domain.Tasks;

public enum ExtensionState
{
    Open,
    Agreed,
    Refused,
}

/// <summary>A request for a later due date (xin gia hạn), and what the police decided: agreed, agreed with another
/// date, or refused with a reason.</summary>
public sealed class Extension
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid TaskId { get; private set; }

    public required Guid AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    public required LocalDate AskedFor { get; init; }

    public required string Reason { get; init; }

    public ExtensionState State { get; private set; } = ExtensionState.Open;

    public Guid? DecidedBy { get; private set; }

    public Instant? DecidedAt { get; private set; }

    public LocalDate? AgreedDate { get; private set; }

    public string? DecisionReason { get; private set; }

    internal void Decide(Guid by, Instant at, LocalDate? agreedDate, string? reason)
    {
        State = agreedDate is null ? ExtensionState.Refused : ExtensionState.Agreed;
        DecidedBy = by;
        DecidedAt = at;
        AgreedDate = agreedDate;
        DecisionReason = reason;
    }
}
