using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Web.Api;
using Hangfire;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgencyTasks.Web.Infrastructure;

public static class WebPipeline
{
    public static void UseWeb(this WebApplication app, AgencyTasksSettings settings)
    {
        if (settings.TellsServerTime)
        {
            app.UseServerTime();
        }

        app.UseRequestMoment();
        app.UseRequestLocalization();
        app.UseSecurityHeaders(settings);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi/500",
            StatusCodeSelector = StatusOf,
            // Nothing failed: the answer says what there is to say.
            SuppressDiagnosticsCallback = failed => failed.Exception is NotFoundException or RuleRefusedException,
        });
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UsePlainRequests();
        app.UseImmutableFonts();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseKeysOnly();
        app.UseAuthentication();
        app.UseSecondFactorGate(settings);
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.Admin,
            "/hangfire",
            new DashboardOptions { DashboardTitle = "AgencyTasks", DisplayStorageConnectionString = false });
        app.MapApi();
        app.MapHealth();
    }

    /// <summary>The request is being answered a second time, by the page that says what went wrong.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>What a page that failed answers.</summary>
    private static int StatusOf(Exception error) => error switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        RuleRefusedException or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        StorageAwayException => StatusCodes.Status503ServiceUnavailable,
        StorageFullException => StatusCodes.Status507InsufficientStorage,
        BadHttpRequestException bad => bad.StatusCode,
        _ when IsDatabaseGone(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static bool IsDatabaseGone(Exception? error) => error switch
    {
        null => false,
        NpgsqlException { IsTransient: true } => true,
        TimeoutException => true,
        _ => IsDatabaseGone(error.InnerException),
    };

    private static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet(
            "/readyz",
            async (NpgsqlDataSource source, CancellationToken token) =>
            {
                try
                {
                    await using var command = source.CreateCommand("SELECT 1 FROM agency LIMIT 1");
                    command.CommandTimeout = 3;
                    await command.ExecuteScalarAsync(token);
                    return Results.Text("ready");
                }
                catch (NpgsqlException)
                {
                    return Results.Text("database not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
                }
            }).AllowAnonymous();
    }
}
