using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Database;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Api;

/// <summary>/api/v1: JSON for machines, by personal keys, the same queries as the pages.</summary>
public static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup($"{ApiProblems.Root}/v1")
            .RequireAuthorization(ApiProblems.WithKey(AccessScope.ReadTasks).Build())
            .RequireRateLimiting(RateLimits.Api)
            .AddEndpointFilter(AnswerInJsonAsync);
        api.MapMe();
        api.MapTasks();
        // Whatever else is asked for does not exist, for who has a key.
        app.MapFallback(
                $"{ApiProblems.Root}/{{**rest}}",
                (IStringLocalizer<AccountTexts> texts) => ApiProblems.Of(StatusCodes.Status404NotFound, texts["Api.404"]))
            .RequireAuthorization(ApiProblems.WithKey(AccessScope.ReadTasks).Build())
            .RequireRateLimiting(RateLimits.Api);
    }

    private static async ValueTask<object?> AnswerInJsonAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (NotFoundException)
        {
            var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<AccountTexts>>();
            return ApiProblems.Of(StatusCodes.Status404NotFound, texts["Api.404"]);
        }
    }
}
