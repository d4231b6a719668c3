using AgencyTasks.Core;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>The same strict headers on every answer, error pages too.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The job dashboard, a library's own page for the administrator, carries inline style and script.</summary>
    private const string DashboardPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app, AgencyTasksSettings settings)
    {
        // The form that leads to another provider's sign-in may be answered by a redirect there.
        var doorPolicy = settings.Oidc.IsOn
            ? Policy.Replace(
                "form-action 'self'",
                $"form-action 'self' {new Uri(settings.Oidc.Authority).GetLeftPart(UriPartial.Authority)}",
                StringComparison.Ordinal)
            : Policy;
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0
                    ? headers.ContentSecurityPolicy
                    : path.StartsWithSegments("/hangfire") ? DashboardPolicy : path == "/dang-nhap" ? doorPolicy : Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (settings.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
