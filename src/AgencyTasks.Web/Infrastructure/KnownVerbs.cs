using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A page without a handler for a verb would be drawn with nothing loaded, and fail: 405 instead. Pages that
/// have no handler at all (help, errors) draw themselves for every verb.</summary>
public sealed class KnownVerbs : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var handlers = (context.ActionDescriptor as CompiledPageActionDescriptor)?.HandlerMethods ?? [];
        if (context.HandlerMethod is not null || handlers.Count == 0)
        {
            return;
        }

        var verbs = handlers.Select(handler => handler.HttpMethod.ToUpperInvariant()).Distinct().Order();
        context.HttpContext.Response.Headers.Allow = string.Join(", ", verbs);
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
