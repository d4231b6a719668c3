using AgencyTasks.Core.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace AgencyTasks.Web.Pages.Filters;

/// <summary>Where a filtered list is.</summary>
public static class FilterLinks
{
    /// <summary>What of an address is no filter.</summary>
    private static readonly string[] Passing = ["trang", "so", "vua", "handler"];

    public static string PathOf(FilteredList list) => list switch
    {
        FilteredList.OwnTasks => "/",
        FilteredList.AgencyTasks => "/don-vi/nhiem-vu",
        FilteredList.BoardRows => "/bang/dong",
        _ => "/tim",
    };

    public static string Of(SavedFilter filter) => PathOf(filter.List) + filter.Query;

    /// <summary>From the question mark on, without page and file; empty where nothing is filtered.</summary>
    public static string Query(string? query) => QueryString.Create(
        QueryHelpers.ParseQuery(query ?? "").Where(pair => !Passing.Contains(pair.Key))
            .SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value))
                .Select(value => KeyValuePair.Create(pair.Key, value)))).ToString();
}
