using AgencyTasks.Core.Tasks;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A file of the evidence, always to be saved, never shown inside the site.</summary>
public sealed class EvidenceModel(CurrentViewer current, OpenEvidence open) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid itemId, CancellationToken token)
    {
        var evidence = await open.ExecuteAsync(itemId, current.Viewer, token);
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        Response.Headers.CacheControl = "no-store";
        return File(evidence.Content, evidence.File.ContentType, evidence.File.Name);
    }
}
