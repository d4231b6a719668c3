using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>A plan's reporting period that was closed (chốt kỳ): nothing in it changes until the police reopen it, with a
/// reason. Closed again later it is a new closing; every one stays on record.</summary>
public sealed class PeriodClosing
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PlanId { get; init; }

    public required string PeriodCode { get; init; }

    public required Guid ClosedBy { get; init; }

    public required Instant ClosedAt { get; init; }

    public Guid? ReopenedBy { get; private set; }

    public Instant? ReopenedAt { get; private set; }

    public string? ReopenReason { get; private set; }

    public bool IsInForce => ReopenedAt is null;

    /// <param name="lastDay">Of the longest task of the period: what still runs is not closed.</param>
    /// <param name="today">In the province.</param>
    public static PeriodClosing Of(Guid planId, string periodCode, LocalDate lastDay, LocalDate today, Guid by, Instant at)
    {
        if (lastDay >= today)
        {
            throw new RuleRefusedException(Rules.PeriodIsOver, lastDay);
        }

        return new PeriodClosing { PlanId = planId, PeriodCode = periodCode, ClosedBy = by, ClosedAt = at };
    }

    public void Reopen(Guid by, Instant at, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleRefusedException(Rules.ReasonIsGiven);
        }

        if (!IsInForce)
        {
            throw new RuleRefusedException(Rules.PeriodIsNotClosed);
        }

        ReopenedBy = by;
        ReopenedAt = at;
        ReopenReason = reason;
    }
}

/// <summary>How a period's tasks stand.</summary>
/// <param name="Open">Not handed in, returned ones included.</param>
/// <param name="Waiting">Handed in, not decided by the police.</param>
/// <param name="Ended">Waived or cancelled.</param>
public sealed record PeriodContents(int Open, int Waiting, int Accepted, int Ended)
{
    public int Total => Open + Waiting + Accepted + Ended;

    /// <summary>What a person saw before closing, as the form carries it: <c>3-1-20-0</c>.</summary>
    public string Print => string.Join('-', Open, Waiting, Accepted, Ended);
}
