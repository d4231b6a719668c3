using AgencyTasks.Core.Search;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Filters;

/// <summary>Bộ lọc đã lưu: opened with one press, deleted with another.</summary>
public sealed class IndexModel(
    CurrentViewer current, SavedFiltersQuery query, SaveFilter save, RemoveFilter remove, RuleMessages messages) : PageModel
{
    [BindProperty]
    public FilteredList List { get; set; }

    [BindProperty]
    public string? Query { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<SavedFilter> Saved { get; private set; } = [];

    /// <summary>What could not be kept: the filter is not lost for its name.</summary>
    public KeptFilter? Unsaved { get; private set; }

    public async Task OnGetAsync(CancellationToken token) => Saved = await query.ExecuteAsync(current.Viewer, token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var filtered = FilterLinks.Query(Query);
        if (ModelState.IsValid)
        {
            try
            {
                await save.ExecuteAsync(new(List, Name ?? "", filtered, current.Viewer), token);
                return LocalRedirect("~" + FilterLinks.PathOf(List) + filtered);
            }
            catch (RuleRefusedException refusal)
            {
                messages.AddTo(ModelState, refusal, "");
                Unsaved = new(List, filtered, Name);
            }
        }

        await OnGetAsync(token);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken token)
    {
        await remove.ExecuteAsync(new(id, current.Viewer), token);
        return Redirect(Url.Content("~/bo-loc"));
    }
}
