using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Errors;

/// <summary>What went wrong and what to do, in words. Shown in place of the page that failed (any verb, so no forgery
/// token is asked for), and rendered without the database.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 409, 413, 429, 500, 503, 507];

    public int Code { get; private set; }

    /// <summary>The code whose words are shown: a code without words of its own takes those of its kind.</summary>
    public int Shown => Known.Contains(Code) ? Code : Code < 500 ? 400 : 500;

    public string Reference => Activity.Current?.Id?.Split('-') is [_, var trace, ..] ? trace : HttpContext.TraceIdentifier;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // After an exception the handler has set the status already (503 when the database is gone).
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Code = failed ? Response.StatusCode : int.Parse((string)RouteData.Values["code"]!, null);
        if (Code is < 400 or > 599)
        {
            Code = StatusCodes.Status404NotFound;
        }

        Response.StatusCode = Code;
    }
}
