namespace AgencyTasks.Domain.Communes;

/// <summary>
/// At most 15% of the province's commune-level units may be in conversion in a year (III.1), carried-over ones included
/// (product rule). Integers only: selected × 100 ≤ 15 × units.
/// </summary>
/// <example>141 units allow 21, 22 are refused; 138 allow 20, 21 are refused.</example>
public static class SelectionCap
{
    public const int Percent = 15;

    /// <summary>The most communes that may be selected; 0 of 0.</summary>
    public static int Of(int units) => checked(Percent * units) / 100;

    /// <summary>Within the cap; the bound itself is allowed.</summary>
    public static bool Holds(int selected, int units) => checked(selected * 100) <= checked(Percent * units);

    /// <exception cref="RuleRefusedException">More than the cap: year, selected, units and the most
    /// allowed.</exception>
    public static void Require(int year, int selected, int units)
    {
        if (!Holds(selected, units))
        {
            throw new RuleRefusedException(Rules.SelectionWithinCap, year, selected, units, Of(units));
        }
    }
}
