using System.Security.Claims;
using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>The session of this request, once the cookie was found good.</summary>
public sealed class CurrentSession
{
    public LiveSession? Live { get; set; }

    public LiveSession Session => Live ?? throw new InvalidOperationException("There is no session.");

    public bool IsSignedIn => Live is not null;
}

/// <summary>Asks at each request whether the session that the cookie names may go on: one that was ended, is too old, or
/// whose account was disabled is out.</summary>
public static class SessionGuard
{
    public const string SessionClaim = "session";

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // The page that says that the database is gone must not ask the database.
        if (http.IsErrorPage())
        {
            return;
        }

        var services = http.RequestServices;
        var live = Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var id)
            ? await services.GetRequiredService<LiveSessionQuery>().ExecuteAsync(id, http.RequestAborted)
            : null;
        if (live is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        services.GetRequiredService<CurrentSession>().Live = live;
    }
}

/// <summary>May be opened by who still has to set up a second factor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;

/// <summary>Leads whoever must have a second factor and has none to set one up, before anything else opens.</summary>
public static class SecondFactorGate
{
    public const string SetUp = "/tai-khoan/xac-thuc";

    public static bool Binds(this AgencyTasksSettings settings, Core.Organisation.Viewer viewer) =>
        settings.SecondFactor == SecondFactorRule.Required && SecondFactors.BoundRoles.Any(viewer.Is);

    public static void UseSecondFactorGate(this WebApplication app, AgencyTasksSettings settings) => app.Use((context, next) =>
    {
        var services = context.RequestServices;
        var current = services.GetRequiredService<CurrentViewer>();
        if (context.IsErrorPage() || !current.IsSignedIn || !settings.Binds(current.Viewer)
            || services.GetRequiredService<CurrentSession>().Live is not { HasSecondFactor: false }
            || IsOpen(context.GetEndpoint()))
        {
            return next(context);
        }

        context.Response.Redirect(context.Request.PathBase + SetUp);
        return Task.CompletedTask;
    });

    private static bool IsOpen(Endpoint? endpoint) => endpoint is not null
        && (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || endpoint.Metadata.GetMetadata<BeforeSecondFactorAttribute>() is not null);
}
