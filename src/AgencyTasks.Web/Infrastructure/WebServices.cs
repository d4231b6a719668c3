using System.Text.Unicode;
using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace AgencyTasks.Web.Infrastructure;

public static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services, AgencyTasksSettings settings)
    {
        services.AddLocalization();
        // Vietnamese goes out as letters, not as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("vi").AddSupportedCultures("vi").AddSupportedUICultures("vi", "en");
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.AddRazorPages(PageAccess.Apply)
            .AddViewLocalization()
            .AddMvcOptions(options =>
            {
                options.Filters.Add<KnownVerbs>();
                options.Filters.Add<PageFrame>();
                options.Filters.Add<FreshPosts>();
            });
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        // Until it is known who asks, the database gives nothing of an agency.
        services.AddScoped(_ => DataScope.OfNobody());
        services.AddScoped<RequestMoment>();
        services.AddSingleton<Navigation>();
        services.AddSingleton<TaskWords>();
        services.AddSingleton<TrailWords>();
        services.AddSingleton<RuleMessages>();
        services.AddSingleton<PostWords>();
        services.AddSingleton<DutyWords>();
        services.AddSingleton<UnitWords>();
        services.AddScoped<Pages.Successions.SuccessionParts>();
        services.AddHostedService<ClockKeeper>();
        services.AddDataProtection().SetApplicationName("AgencyTasks").PersistKeysToDbContext<AgencyTasksDb>();
        services.AddJobDashboardStorage(settings);
        services.AddWebRateLimits();
        AddSignIn(services, settings);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicies();
        services.AddAntiforgery(options => options.Cookie = Cookie(settings, "forgery", options.Cookie));
        return services;
    }

    private static void AddSignIn(IServiceCollection services, AgencyTasksSettings settings)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Account), services).AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddTransient<IClaimsTransformation, PostClaims>();
        services.Configure<IdentityOptions>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Password.RequiredLength = 12;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 10;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(1);
        });
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie = Cookie(settings, "session", options.Cookie);
            options.LoginPath = "/dang-nhap";
            options.ReturnUrlParameter = "tiep";
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = true;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            // The page that says that the database is gone must not ask the database.
            options.Events.OnValidatePrincipal = context => context.HttpContext.IsErrorPage()
                ? Task.CompletedTask
                : SecurityStampValidator.ValidatePrincipalAsync(context);
        });
    }

    /// <summary><c>__Host-</c> cookies wherever the system is reached over HTTPS; plain names on a developer's
    /// http://localhost.</summary>
    private static CookieBuilder Cookie(AgencyTasksSettings settings, string name, CookieBuilder cookie)
    {
        cookie.Name = (settings.IsHttps ? "__Host-agencytasks-" : "agencytasks-") + name;
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        return cookie;
    }
}
