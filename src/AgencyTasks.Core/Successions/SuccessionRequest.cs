using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Successions;

/// <summary>An act as a person writes it, before it is recorded.</summary>
public sealed record SuccessionRequest
{
    public required LocalDate EffectiveDay { get; init; }

    public required DocumentReference Document { get; init; }

    public required IReadOnlyList<SuccessionRow> Rows { get; init; }

    /// <summary>Of a split, what does not go where the rest goes.</summary>
    public IReadOnlyList<SuccessionPick> Picks { get; init; } = [];
}

/// <param name="Item">The task's or post's id, or the duty's code.</param>
/// <param name="Row">Index of the row whose successor gets it.</param>
public sealed record SuccessionPick(ChoiceKind Kind, string Item, Guid PredecessorId, int Row);
