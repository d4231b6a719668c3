using AgencyTasks.Core.HandOvers;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.HandOvers;

/// <summary>Bàn giao và ủy quyền: the posts that one may pass on, and what was handed over.</summary>
public sealed class IndexModel(
    CurrentViewer current, PostsToPassOnQuery posts, HandOversQuery handOvers, RegisterSheets sheets) : PageModel
{
    public IReadOnlyList<PostToPassOn> Posts { get; private set; } = [];

    public IReadOnlyList<HandOverSummary> HandOvers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken token)
    {
        Posts = await posts.ExecuteAsync(current.Viewer, token);
        HandOvers = await handOvers.ExecuteAsync(current.Viewer, token);
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        var mine = await posts.ExecuteAsync(current.Viewer, token);
        var done = await handOvers.AllAsync(current.Viewer, token);
        return await this.ListFileAsync("ban-giao", [sheets.Posts(mine), sheets.HandOvers(done)], token);
    }
}
