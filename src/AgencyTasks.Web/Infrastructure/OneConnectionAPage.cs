using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A page that takes long over files: painting a first page, asking the scanner, a store far away.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HoldsNoConnectionAttribute : Attribute;

/// <summary>What a page reads and a small form writes goes over one connection, given back before anything is sent. Not where
/// files come in: there it would be kept while they are stored.</summary>
public sealed class OneConnectionAPage(OneConnection connection) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isShort = HttpMethods.IsGet(request.Method)
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        // The page that says that the database is gone must not ask for it.
        if (!isShort || context.HttpContext.IsErrorPage()
            || context.HandlerInstance.GetType().IsDefined(typeof(HoldsNoConnectionAttribute), inherit: false))
        {
            await next();
            return;
        }

        await using var held = await connection.HoldAsync(request.HttpContext.RequestAborted);
        await next();
    }
}
