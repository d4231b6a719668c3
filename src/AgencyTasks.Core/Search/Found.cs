using AgencyTasks.Domain;

namespace AgencyTasks.Core.Search;

/// <summary>What is looked for, and how: exactly, or with a letter wrong.</summary>
public sealed record Wanted(SearchWords Words, bool IsNear)
{
    public WordsFound In(string? text) => Words.In(text, IsNear);

    public bool IsIn(WordsFound found) => found.Found == Words.All;

    /// <summary>Best first: all words with their marks, all whole, side by side.</summary>
    public int RankOf(WordsFound found) =>
        (found.Exact == Words.All ? 0 : 4) + (found.Whole == Words.All ? 0 : 2) + (found.IsPhrase ? 0 : 1);
}

/// <summary>A page of what was found of a kind.</summary>
/// <param name="IsMore">There are more than <paramref name="Total"/>: so many were not counted.</param>
public sealed record Found<T>(IReadOnlyList<T> Rows, int Total, bool IsMore = false)
{
    public static readonly Found<T> Nothing = new([], 0);
}

/// <summary>A part of the rows found.</summary>
public sealed record Part(int Skip, int Take)
{
    /// <summary>No more than the few that are shown beside other kinds.</summary>
    public bool IsGlance => Skip + Take <= SearchQuery.Filter.Few;

    public Found<T> Of<T>(IReadOnlyCollection<T> rows, bool isMore = false) =>
        new([.. rows.Skip(Skip).Take(Take)], rows.Count, isMore);
}
