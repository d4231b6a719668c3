using System.Diagnostics;
using System.Globalization;
using AgencyTasks.Core.Clock;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>When a request reached the server: taken first of all, so that a slow sign-in check, a busy database or a retry
/// makes nobody late.</summary>
public sealed class RequestMoment(IClock clock)
{
    public Instant At { get; } = clock.Now();
}

public static class RequestMoments
{
    public static IApplicationBuilder UseRequestMoment(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        _ = context.RequestServices.GetRequiredService<RequestMoment>();
        return next(context);
    });

    /// <summary>From the first middleware to the first byte of the answer.</summary>
    public static IApplicationBuilder UseServerTime(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var started = Stopwatch.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = string.Create(
                CultureInfo.InvariantCulture, $"total;dur={Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.###}");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
