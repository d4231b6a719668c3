using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A file of the evidence, always to be saved, never shown inside the site.</summary>
[HoldsNoConnection]
public sealed class EvidenceModel(CurrentViewer current, OpenEvidence open, RuleMessages messages) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid itemId, CancellationToken token)
    {
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        Response.Headers.CacheControl = "no-store";
        try
        {
            var evidence = await open.ExecuteAsync(itemId, current.Viewer, token);
            return File(evidence.Content, evidence.File.ContentType, evidence.File.Name);
        }
        catch (RuleRefusedException refusal)
        {
            // By the scanner: it found something, or it does not answer.
            return new ContentResult
            {
                Content = messages.Sentence(refusal),
                ContentType = "text/plain; charset=utf-8",
                StatusCode = refusal.Rule == Rules.ScannerAnswers
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status409Conflict,
            };
        }
    }
}
