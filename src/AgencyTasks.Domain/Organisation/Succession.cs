using NodaTime;

namespace AgencyTasks.Domain.Organisation;

public enum SuccessionKind
{
    /// <summary>One into one: a new name or type.</summary>
    Rename,

    /// <summary>One into one in another district.</summary>
    Move,

    /// <summary>Several into one.</summary>
    Merge,

    /// <summary>One over several.</summary>
    Split,

    /// <summary>Abolished: its work goes to a body that stands already, or is cancelled.</summary>
    Abolish,
}

/// <summary>A row of an act as a person writes it: predecessors and what they become.</summary>
public sealed record SuccessionRow
{
    public required UnitKind Kind { get; init; }

    public required IReadOnlyList<Guid> Predecessors { get; init; }

    /// <summary>The row that opens; null: see <see cref="ReceiverId"/>.</summary>
    public NewUnit? Successor { get; init; }

    /// <summary>A unit that stands already and takes the work over; null without a successor: the open work is
    /// cancelled.</summary>
    public Guid? ReceiverId { get; init; }

    /// <summary>Of the rows of a split: it takes whatever nobody assigned.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Why the open work of an abolished unit is cancelled.</summary>
    public string? CancelReason { get; init; }

    public Guid? SuccessorId => Successor?.Id ?? ReceiverId;
}

/// <summary>What a person may assign one by one when a body is split.</summary>
public enum ChoiceKind
{
    Task,
    Duty,
    Post,
}

/// <summary>
/// Bodies, districts or communes are merged, split, renamed, moved or abolished: one act with its document. It closes the
/// predecessors' rows the day before and opens the successors' on the day; open work passes on, closed work keeps the old
/// name for ever.
/// </summary>
/// <example>816/NQ-UBTVQH14, in force from 01/01/2020: Tuân Lộ and Thanh Phát become Tân Thanh.</example>
public sealed class Succession
{
    private readonly List<SuccessionLine> lines = [];
    private readonly List<SuccessionChoice> choices = [];

    private Succession()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>First day of the successors; may lie in the past, be today or come.</summary>
    public LocalDate EffectiveDay { get; private set; }

    public DocumentReference Document { get; private set; } = null!;

    public Instant RecordedAt { get; private set; }

    /// <summary>Null: the seed.</summary>
    public Guid? RecordedBy { get; private set; }

    /// <summary>When open work passed on; null: the day has not come.</summary>
    public Instant? AppliedAt { get; private set; }

    public IReadOnlyList<SuccessionLine> Lines => lines;

    public IReadOnlyList<SuccessionChoice> Choices => choices;

    /// <summary>"816/NQ-UBTVQH14 ngày 21/11/2019": as it is cited wherever something passed on.</summary>
    public string Citation => $"{Document.Number} ngày {Document.Date:dd/MM/yyyy}";

    /// <exception cref="RuleRefusedException">The rows do not hold together; nothing has changed.</exception>
    public static Succession Record(
        LocalDate effectiveDay, DocumentReference document, IReadOnlyList<SuccessionRow> rows,
        IReadOnlyDictionary<Guid, Unit> units, Guid? by, Instant at)
    {
        SuccessionRules.Require(effectiveDay, rows, units);
        var act = new Succession { EffectiveDay = effectiveDay, Document = document, RecordedBy = by, RecordedAt = at };
        foreach (var row in rows)
        {
            foreach (var predecessor in row.Predecessors)
            {
                var among = rows.Count(other => other.Predecessors.Contains(predecessor));
                act.lines.Add(new SuccessionLine
                {
                    Position = act.lines.Count + 1,
                    UnitKind = row.Kind,
                    Kind = row.Successor is null ? SuccessionKind.Abolish
                        : among > 1 ? SuccessionKind.Split
                        : row.Predecessors.Count > 1 ? SuccessionKind.Merge
                        : row.Successor.DistrictId is { } district && district != units[predecessor].DistrictId
                            ? SuccessionKind.Move
                            : SuccessionKind.Rename,
                    PredecessorId = predecessor,
                    SuccessorId = row.SuccessorId,
                    IsDefault = among == 1 || row.IsDefault,
                    CancelReason = row.CancelReason,
                });
            }
        }

        return act;
    }

    /// <summary>Of a split: this task, duty or post goes to that successor.</summary>
    public void Choose(ChoiceKind kind, string item, Guid predecessorId, Guid successorId)
    {
        if (!lines.Exists(line => line.PredecessorId == predecessorId && line.SuccessorId == successorId))
        {
            throw new RuleRefusedException(Rules.SuccessionChoiceIsAmongSuccessors, item);
        }

        choices.RemoveAll(choice => choice.Kind == kind && choice.Item == item && choice.PredecessorId == predecessorId);
        choices.Add(new SuccessionChoice
        {
            Kind = kind,
            Item = item,
            PredecessorId = predecessorId,
            SuccessorId = successorId,
        });
    }

    /// <summary>Its open work has passed on.</summary>
    public void Apply(Instant at) => AppliedAt ??= at;
}

/// <summary>One predecessor and one of its successors.</summary>
public sealed class SuccessionLine
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SuccessionId { get; private set; }

    /// <summary>Its place in the act, as it was written.</summary>
    public required int Position { get; init; }

    public required UnitKind UnitKind { get; init; }

    public required SuccessionKind Kind { get; init; }

    public required Guid PredecessorId { get; init; }

    /// <summary>Null: abolished, open work cancelled.</summary>
    public required Guid? SuccessorId { get; init; }

    /// <summary>It takes whatever nobody assigned.</summary>
    public required bool IsDefault { get; init; }

    public string? CancelReason { get; init; }
}

/// <summary>A person's choice for one open line, duty or post of a body that is split.</summary>
public sealed class SuccessionChoice
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SuccessionId { get; private set; }

    public required ChoiceKind Kind { get; init; }

    /// <summary>The task's or post's id, or the duty's code.</summary>
    public required string Item { get; init; }

    public required Guid PredecessorId { get; init; }

    public required Guid SuccessorId { get; init; }
}
