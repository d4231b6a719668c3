namespace AgencyTasks.Domain.Planning;

/// <summary>A duty in two versions of a matrix.</summary>
/// <param name="Differing">Names of <see cref="DutyValues"/> in which they differ.</param>
public sealed record DutyPair(Duty Before, Duty After, IReadOnlyList<string> Differing);

/// <summary>Two versions of a plan's matrix side by side, duty by duty under its code. Pure.</summary>
public sealed record MatrixComparison
{
    public required AssignmentMatrix Before { get; init; }

    public required AssignmentMatrix After { get; init; }

    public required IReadOnlyList<Duty> Added { get; init; }

    public required IReadOnlyList<Duty> Removed { get; init; }

    public required IReadOnlyList<DutyPair> Changed { get; init; }

    /// <summary>Word for word the same.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Somebody stands for them now, and nobody did before; otherwise changed or not.</summary>
    public required IReadOnlyList<Duty> Confirmed { get; init; }

    public bool IsSame => Added.Count + Removed.Count + Changed.Count == 0;

    public static MatrixComparison Of(AssignmentMatrix before, AssignmentMatrix after)
    {
        var old = before.Duties.ToDictionary(duty => duty.Code);
        var now = after.Duties.ToDictionary(duty => duty.Code);
        var pairs = after.Duties.Where(duty => old.ContainsKey(duty.Code)).OrderBy(duty => duty.Position)
            .Select(duty => new DutyPair(old[duty.Code], duty, DutyValues.Differing(old[duty.Code], duty)))
            .ToList();
        return new MatrixComparison
        {
            Before = before,
            After = after,
            Added = [.. after.Duties.Where(duty => !old.ContainsKey(duty.Code)).OrderBy(duty => duty.Position)],
            Removed = [.. before.Duties.Where(duty => !now.ContainsKey(duty.Code)).OrderBy(duty => duty.Position)],
            Changed = [.. pairs.Where(pair => pair.Differing.Count > 0)],
            Unchanged = pairs.Count(pair => pair.Differing.Count == 0),
            Confirmed = [.. pairs.Where(pair => !pair.Before.IsConfirmed && pair.After.IsConfirmed).Select(pair => pair.After)],
        };
    }

    /// <summary>Only the duties of one lead, in either version.</summary>
    public MatrixComparison LedBy(string lead)
    {
        return this with
        {
            Added = [.. Added.Where(Leads)],
            Removed = [.. Removed.Where(Leads)],
            Changed = [.. Changed.Where(pair => Leads(pair.Before) || Leads(pair.After))],
            Confirmed = [.. Confirmed.Where(Leads)],
            Unchanged = After.Duties.Count(duty => Leads(duty)
                && Changed.All(pair => pair.After != duty) && !Added.Contains(duty)),
        };

        bool Leads(Duty duty) => duty.Leads.Contains(lead);
    }
}
