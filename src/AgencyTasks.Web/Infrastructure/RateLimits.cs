using System.Threading.RateLimiting;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How often an address may try what is dear or dangerous.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";

    public static IServiceCollection AddWebRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limits.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = 60,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>Uploads and searches, counted for each session (an office shares one address).</summary>
    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method)
            && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return AMinute("upload", context, 120);
        }

        return request.Query.ContainsKey("tim") ? AMinute("search", context, 240) : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> AMinute(string what, HttpContext context, int permits)
    {
        var session = context.Request.Cookies.FirstOrDefault(cookie => cookie.Key.EndsWith("session", StringComparison.Ordinal));
        var who = session.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        return RateLimitPartition.GetSlidingWindowLimiter(
            $"{what} {who}",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            });
    }
}
