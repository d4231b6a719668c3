using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Domain.Communes;

/// <summary>How a conversion ends (III.1).</summary>
public enum ConversionOutcome
{
    /// <summary>Still holds six months after the preliminary review: leaves the list.</summary>
    Recognised,

    /// <summary>Dropped by decision.</summary>
    Dropped,
}

/// <summary>A commune in conversion in a year (III.1). A conversion lasts one year (III.2).</summary>
public sealed class ConversionCommune
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PlanId { get; init; }

    public required Guid CommuneId { get; init; }

    public required int Year { get; init; }

    /// <summary>Not converted the year before and kept on; shown apart from the 60% target.</summary>
    public required bool IsCarriedOver { get; init; }

    /// <summary>The provincial committee's decision.</summary>
    public required DocumentReference Decision { get => decision; init => decision = value; }

    private DocumentReference decision = null!;

    /// <summary>How its conversion ended before the year's end, or how it was judged; null: under way.</summary>
    public ConversionOutcome? Outcome { get; private set; }

    /// <summary>The first day on which it is in conversion no more; null: under way.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>The decision that ended it.</summary>
    public DocumentReference? EndDecision { get; private set; }

    /// <summary>Recognised, or dropped from the list (III.1): from that day on it owes nothing more. What falls due before
    /// stays owed.</summary>
    /// <exception cref="RuleRefusedException">It ended already, or before it was selected.</exception>
    public void EndBy(ConversionOutcome outcome, LocalDate on, DocumentReference decision)
    {
        if (Outcome is not null)
        {
            throw new RuleRefusedException(Rules.ConversionIsUnderWay, Year);
        }

        if (on < Decision.Date)
        {
            throw new RuleRefusedException(Rules.ConversionEndsAfterItsDecision, Decision.Date, on);
        }

        (Outcome, EndedOn, EndDecision) = (outcome, on, decision);
    }

    /// <summary>Dropped, and put on the list again in the same year by another decision: it owes what falls due from that
    /// day on.</summary>
    /// <exception cref="RuleRefusedException">It was not dropped, or the decision is older than the drop.</exception>
    public void SelectAgain(DocumentReference again)
    {
        if (Outcome != ConversionOutcome.Dropped)
        {
            throw new RuleRefusedException(Rules.ConversionIsSelectedOnce, Year);
        }

        if (again.Date < EndedOn)
        {
            throw new RuleRefusedException(Rules.SelectionFollowsTheDrop, EndedOn!.Value);
        }

        (Outcome, EndedOn, EndDecision, decision) = (null, null, null, again);
    }

    /// <summary>Whether what is due on a day is still owed there.</summary>
    public bool Owes(LocalDate dueDay) => Decision.Date <= dueDay && (EndedOn is null || dueDay < EndedOn);

    public LocalDate From => new(Year, 1, 1);

    public LocalDate To => new(Year, 12, 31);
}
