using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Sign-in by Identity, with sessions of our own behind its cookie.</summary>
public static class SignInServices
{
    /// <summary>Between the password and the second factor one may take so long.</summary>
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddSignIn(this IServiceCollection services, AgencyTasksSettings settings)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenSignIn>(AccessTokenSignIn.Name, null)
            .AddProvider(settings)
            .AddIdentityCookies();
        new IdentityBuilder(typeof(Account), services)
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddScoped(provider => (AccountSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.AddScoped<Pages.Account.AccountPageTools>();
        services.AddTransient<IClaimsTransformation, PostClaims>();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie = WebServices.Cookie(settings, "session", options.Cookie);
            options.LoginPath = "/dang-nhap";
            options.ReturnUrlParameter = "tiep";
            // The session's row says when it ends, by idleness or at last; the cookie only must not live longer.
            options.ExpireTimeSpan = settings.Session.Longest;
            options.SlidingExpiration = false;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect(ComeBack(context));
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = SessionGuard.ValidateAsync;
        });
        Between(services, settings, IdentityConstants.TwoFactorUserIdScheme, "step");
        Between(services, settings, IdentityConstants.ExternalScheme, "external");
        Between(services, settings, IdentityConstants.TwoFactorRememberMeScheme, "remembered");
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            if (settings.IsHttps)
            {
                options.ServerDomain = new Uri(settings.BaseUrl).Host;
            }
        });
        return services;
    }

    /// <summary>The sign-in, and from there to the page where one was: a form that came too late leads back to its own
    /// page, not to the address that it was sent to.</summary>
    private static string ComeBack(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        return HttpMethods.IsGet(request.Method) || !Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
            || page.Authority != request.Host.Value
                ? context.RedirectUri
                : $"{request.PathBase}/dang-nhap?tiep={Uri.EscapeDataString(page.PathAndQuery)}";
    }

    private static void Between(IServiceCollection services, AgencyTasksSettings settings, string scheme, string name) =>
        services.Configure<CookieAuthenticationOptions>(scheme, options =>
        {
            options.Cookie = WebServices.Cookie(settings, name, options.Cookie);
            options.ExpireTimeSpan = BetweenSteps;
        });
}
