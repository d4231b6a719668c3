using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>What holds of every act before a row of it is written.</summary>
public static class SuccessionRules
{
    /// <exception cref="RuleRefusedException">The first rule that does not hold, with the unit's name.</exception>
    public static void Require(
        LocalDate effectiveDay, IReadOnlyList<SuccessionRow> rows, IReadOnlyDictionary<Guid, Unit> units)
    {
        if (rows.Count == 0 || rows.Any(row => row.Predecessors.Count == 0))
        {
            throw new RuleRefusedException(Rules.SuccessionNeedsLine);
        }

        foreach (var row in rows)
        {
            RequireRow(row, effectiveDay, units);
        }

        foreach (var same in rows.SelectMany(row => row.Predecessors.Select(id => (Id: id, Row: row)))
            .GroupBy(pair => pair.Id, pair => pair.Row))
        {
            RequireTogether(units[same.Key], [.. same]);
        }

        var closing = rows.SelectMany(row => row.Predecessors).ToHashSet();
        if (rows.FirstOrDefault(row => row.ReceiverId is { } id && closing.Contains(id)) is { } cycle)
        {
            throw new RuleRefusedException(Rules.SuccessionHasNoCycle, units[cycle.ReceiverId!.Value].Name);
        }
    }

    private static void RequireRow(SuccessionRow row, LocalDate day, IReadOnlyDictionary<Guid, Unit> units)
    {
        foreach (var id in row.Predecessors)
        {
            var unit = Known(id, row.Kind, units);
            RequireOpen(unit);
            if (!unit.IsValidOn(day.PlusDays(-1)))
            {
                throw new RuleRefusedException(Rules.SuccessionUnitIsValidBefore, unit.Name, day);
            }
        }

        if (row.Predecessors.Distinct().Count() != row.Predecessors.Count)
        {
            throw new RuleRefusedException(Rules.SuccessionNamesEachOnce, units[row.Predecessors[0]].Name);
        }

        if (row.Successor is { } successor)
        {
            if (string.IsNullOrWhiteSpace(successor.Name) || row.ReceiverId is not null)
            {
                throw new RuleRefusedException(Rules.SuccessorNeedsName, units[row.Predecessors[0]].Name);
            }
        }
        else if (row.ReceiverId is { } receiverId)
        {
            var receiver = Known(receiverId, row.Kind, units);
            RequireOpen(receiver);
            if (!receiver.IsValidOn(day))
            {
                throw new RuleRefusedException(Rules.SuccessionUnitIsValidBefore, receiver.Name, day);
            }
        }
        else if (string.IsNullOrWhiteSpace(row.CancelReason))
        {
            throw new RuleRefusedException(Rules.SuccessionAbolishNeedsAnswer, units[row.Predecessors[0]].Name);
        }
    }

    /// <summary>All rows of one predecessor: a split says who takes the rest, and nothing is abolished beside it.</summary>
    private static void RequireTogether(Unit unit, IReadOnlyList<SuccessionRow> rows)
    {
        if (rows.Count == 1)
        {
            return;
        }

        if (rows.Any(row => row.SuccessorId is null)
            || rows.Select(row => row.SuccessorId).Distinct().Count() != rows.Count)
        {
            throw new RuleRefusedException(Rules.SuccessionNamesEachOnce, unit.Name);
        }

        if (rows.Count(row => row.IsDefault) != 1)
        {
            throw new RuleRefusedException(Rules.SuccessionSplitNeedsDefault, unit.Name);
        }
    }

    private static Unit Known(Guid id, UnitKind kind, IReadOnlyDictionary<Guid, Unit> units) =>
        units.TryGetValue(id, out var unit) && unit.Kind == kind
            ? unit
            : throw new RuleRefusedException(Rules.SuccessionUnitIsKnown);

    private static void RequireOpen(Unit unit)
    {
        if (unit.To is { } lastDay)
        {
            throw new RuleRefusedException(Rules.SuccessionUnitIsOpen, unit.Name, lastDay);
        }
    }
}
