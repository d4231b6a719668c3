namespace AgencyTasks.Core.Seeding;

/// <summary>Finds sentences in a plan's text, each behind the one before: the same words may stand in it twice.</summary>
internal sealed class PlanPlaces(string text)
{
    private int from;

    /// <summary>Where the words begin; null: not there.</summary>
    /// <param name="within">The sentence in which they stand.</param>
    public int? Find(string words, string? within = null)
    {
        var outer = IndexOf(within ?? words, from);
        if (outer < 0)
        {
            return null;
        }

        from = outer;
        var inner = IndexOf(words, outer);
        return inner < 0 ? null : inner;
    }

    private int IndexOf(string words, int at)
    {
        var found = text.IndexOf(words, at, StringComparison.Ordinal);
        return found >= 0 ? found : text.IndexOf(words, StringComparison.Ordinal);
    }
}
