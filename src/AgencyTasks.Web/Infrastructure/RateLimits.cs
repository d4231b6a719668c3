using System.Threading.RateLimiting;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How often an address may try what is dear or dangerous.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";

    /// <summary>Mails to people who have forgotten their password.</summary>
    public const string Reset = "reset";

    /// <summary>The JSON API, by key.</summary>
    public const string Api = "api";

    public static IServiceCollection AddWebRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            var context = rejected.HttpContext;
            context.Response.Headers.RetryAfter = "60";
            return context.IsApi()
                ? new ValueTask(ApiProblems.Of(StatusCodes.Status429TooManyRequests, Sentence(context)).ExecuteAsync(context))
                : ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limits.AddPolicy(SignIn, context => Posts(context, 60));
        limits.AddPolicy(Reset, context => Posts(context, 20));
        // By the key, whatever it is; who has none shares what the address has.
        limits.AddPolicy(Api, context => AMinute(
            Secret.Hash($"{context.Request.Headers.Authorization} {context.Connection.RemoteIpAddress}"), 120));
    });

    private static string Sentence(HttpContext context) =>
        context.RequestServices.GetRequiredService<IStringLocalizer<AccountTexts>>()["Api.429"];

    private static RateLimitPartition<string> Posts(HttpContext context, int aMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? AMinute($"{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText} {context.Connection.RemoteIpAddress}", aMinute)
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> AMinute(string who, int times) => RateLimitPartition.GetSlidingWindowLimiter(
        who,
        _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = times,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    /// <summary>Uploads, exports and searches, counted for each session (an office shares one address).</summary>
    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method)
            && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return AMinute("upload " + Who(context), 120);
        }

        if (request.Query["handler"] == ListFile.Handler)
        {
            return AMinute("export " + Who(context), 60);
        }

        return request.Query.ContainsKey("tim") ? AMinute("search " + Who(context), 240) : RateLimitPartition.GetNoLimiter("");
    }

    private static string Who(HttpContext context) =>
        context.Request.Cookies.FirstOrDefault(cookie => cookie.Key.EndsWith("session", StringComparison.Ordinal)).Value
            ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
