using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A page without a handler for a verb would be drawn with nothing loaded, and fail: 405 instead. Pages that
/// have no handler at all (help, errors) draw themselves for every verb.</summary>
public sealed class KnownVerbs : IPageFilter
{
    private static readonly string[] Verbs = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // An override of OnPageHandlerExecuting counts as a handler of the verb "Page" with the framework.
        var verbs = ((context.ActionDescriptor as CompiledPageActionDescriptor)?.HandlerMethods ?? [])
            .Select(handler => handler.HttpMethod.ToUpperInvariant())
            .Where(Verbs.Contains).Distinct().Order().ToList();
        if (context.HandlerMethod is not null || verbs.Count == 0)
        {
            return;
        }

        context.HttpContext.Response.Headers.Allow = string.Join(", ", verbs);
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
