using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.ReportedFiles;

/// <summary>Tệp bị báo nhầm mật: what is hidden, who confirmed, what was decided.</summary>
public sealed class IndexModel(ReportedFilesQuery query, CurrentViewer current, RegisterSheets sheets) : PageModel
{
    public IReadOnlyList<ReportedFileLine> Files { get; private set; } = [];

    public static string ShortHash(ReportedFile file) => file.Hash[..12] + "…";

    public async Task OnGetAsync(CancellationToken token) => Files = await query.ExecuteAsync(current.Viewer, token);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        return await this.ListFileAsync("tep-mat", [sheets.ReportedFiles(Files)], token);
    }
}
