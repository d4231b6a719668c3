using System.Text.Unicode;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Jobs;
using AgencyTasks.Core;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
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
                options.Filters.Add<FullVolume>();
                options.Filters.Add<PageFrame>();
                options.Filters.Add<FreshPosts>();
                options.Filters.Add<OneConnectionAPage>();
            });
        // What no page says for itself of a value that cannot be bound.
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Shared>>((options, texts) =>
        {
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Value.NotPossible", value]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Value.NotPossible", value]);
            messages.SetValueIsInvalidAccessor(value => texts["Value.NotPossible", value]);
            messages.SetUnknownValueIsInvalidAccessor(_ => texts["Value.Missing"]);
            messages.SetValueMustNotBeNullAccessor(_ => texts["Value.Missing"]);
            messages.SetMissingBindRequiredValueAccessor(_ => texts["Value.Missing"]);
        });
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        // Until it is known who asks, the database gives nothing of an agency.
        services.AddScoped(_ => DataScope.OfNobody());
        services.AddScoped<CurrentSession>();
        services.AddScoped<RequestMoment>();
        services.AddSingleton<Navigation>();
        services.AddSingleton<TaskWords>();
        services.AddSingleton<ListSheets>();
        services.AddSingleton<BoardSheets>();
        services.AddSingleton<UnitSheets>();
        services.AddSingleton<RegisterSheets>();
        services.AddSingleton<TrailWords>();
        services.AddSingleton<RuleMessages>();
        services.AddSingleton<PostWords>();
        services.AddSingleton<DutyWords>();
        services.AddSingleton<ImportWords>();
        services.AddSingleton<PublicationRunner>();
        services.AddSingleton<Pages.Planning.PlaceWords>();
        services.AddSingleton<UnitWords>();
        services.AddSingleton<Pages.Planning.CoverageWorkbook>();
        services.AddScoped<Pages.Successions.SuccessionParts>();
        services.AddHostedService<ClockKeeper>();
        services.AddJobDashboardStorage(settings);
        services.AddWebRateLimits();
        services.AddSignIn(settings);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicies();
        services.AddAntiforgery(options => options.Cookie = Cookie(settings, "forgery", options.Cookie));
        return services;
    }

    /// <summary><c>__Host-</c> cookies wherever the system is reached over HTTPS; plain names on a developer's
    /// http://localhost.</summary>
    internal static CookieBuilder Cookie(AgencyTasksSettings settings, string name, CookieBuilder cookie)
    {
        cookie.Name = (settings.IsHttps ? "__Host-agencytasks-" : "agencytasks-") + name;
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        return cookie;
    }
}
