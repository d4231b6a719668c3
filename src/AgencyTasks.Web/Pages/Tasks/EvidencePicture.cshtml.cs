using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A small picture of a file of the evidence, made by us from its first page or its dots.</summary>
[HoldsNoConnection]
public sealed class EvidencePictureModel(CurrentViewer current, OpenPicture open) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid itemId, CancellationToken token)
    {
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        Response.Headers.CacheControl = "no-store";
        try
        {
            return File(await open.ExecuteAsync(itemId, current.Viewer, token), "image/jpeg");
        }
        catch (Exception e) when (e is RuleRefusedException or FileNotFoundException)
        {
            // Whoever opens the file itself is told why.
            return NotFound();
        }
    }
}
