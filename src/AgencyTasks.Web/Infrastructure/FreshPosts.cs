using AgencyTasks.Core.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>
/// A large form may arrive for minutes. Whoever lost a post meanwhile does nothing with it any more: posts are read again
/// when all of it is there.
/// </summary>
public sealed class FreshPosts(CurrentViewer current, FindViewer find) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (current.IsSignedIn && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            var now = await find.ExecuteAsync(current.Viewer.PersonId, context.HttpContext.RequestAborted);
            if (now is null || !current.Viewer.Posts.All(now.Posts.Contains))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
                return;
            }
        }

        await next();
    }
}
