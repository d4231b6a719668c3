using AgencyTasks.Core.Search;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace AgencyTasks.Web.Pages.Filters;

/// <summary>The filters of a list, each one press away, and the present one to be kept.</summary>
/// <param name="Query">Of this page; empty: nothing is filtered, there is nothing to keep.</param>
public sealed record FiltersPart(FilteredList List, string Query, IReadOnlyList<SavedFilter> Saved);

/// <summary>A filter that is to be kept, with the name typed so far.</summary>
public sealed record KeptFilter(FilteredList List, string Query, string? Name = null);

public sealed class SavedFiltersViewComponent(SavedFiltersQuery query, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(FilteredList list)
    {
        var saved = await query.ExecuteAsync(current.Viewer, HttpContext.RequestAborted);
        return View(new FiltersPart(
            list, FilterLinks.Query(Request.QueryString.Value), [.. saved.Where(filter => filter.List == list)]));
    }
}
