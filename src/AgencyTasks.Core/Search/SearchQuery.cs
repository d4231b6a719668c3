using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Search;

public enum SearchGroup
{
    Tasks,
    Evidence,
    Communes,
    People,
}

/// <summary>What was found, by kind.</summary>
/// <param name="Wanted">With a letter wrong where nothing was found as typed.</param>
public sealed record SearchResult(
    Wanted Wanted, Found<TaskLine> Tasks, Found<EvidenceLine> Evidence, Found<PlaceLine> Communes, Found<PersonLine> People)
{
    public int Total => Tasks.Total + Evidence.Total + Communes.Total + People.Total;
}

/// <summary>
/// Tìm kiếm: everything that this person may see and that has all the words. Where nothing has, words one letter away count.
/// </summary>
public sealed class SearchQuery(
    TaskSearchQuery tasks, EvidenceSearchQuery evidence, PlaceSearchQuery places, PeopleSearchQuery people)
{
    /// <summary>Of a kind more are not counted: who finds so many has to say more.</summary>
    public const int Most = 1000;

    /// <param name="Group">One kind, a page of it; null: the first few of each.</param>
    public sealed record Filter(string? Words, SearchGroup? Group = null, int Skip = 0, int Take = 20)
    {
        public const int Few = 5;

        public Part Of(SearchGroup group) => Group == group ? new Part(Skip, Take) : new Part(0, Group is null ? Few : 0);
    }

    public async Task<SearchResult> ExecuteAsync(Filter filter, Viewer viewer, CancellationToken token)
    {
        var words = SearchWords.Of(filter.Words);
        if (words.IsEmpty)
        {
            return new SearchResult(
                new Wanted(words, IsNear: false), Found<TaskLine>.Nothing, Found<EvidenceLine>.Nothing,
                Found<PlaceLine>.Nothing, Found<PersonLine>.Nothing);
        }

        var exact = await FindAsync(new Wanted(words, IsNear: false), filter, viewer, token);
        return exact.Total > 0 ? exact : await FindAsync(new Wanted(words, IsNear: true), filter, viewer, token);
    }

    private async Task<SearchResult> FindAsync(Wanted wanted, Filter filter, Viewer viewer, CancellationToken token) => new(
        wanted,
        await tasks.ExecuteAsync(wanted, filter.Of(SearchGroup.Tasks), viewer, token),
        await evidence.ExecuteAsync(wanted, filter.Of(SearchGroup.Evidence), viewer, token),
        await places.ExecuteAsync(wanted, filter.Of(SearchGroup.Communes), viewer, token),
        await people.ExecuteAsync(wanted, filter.Of(SearchGroup.People), viewer, token));
}
