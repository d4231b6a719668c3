using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>What a reader chose for the own browser: colours and language, each in a cookie that names nobody.</summary>
public static class ReaderPreferences
{
    public const string ThemeCookie = "theme";

    private static readonly string[] Themes = ["light", "dark"];

    public static readonly string[] Languages = ["vi", "en"];

    /// <summary>"light" or "dark"; null means: as the device is set.</summary>
    public static string? Theme(HttpRequest request) =>
        Themes.FirstOrDefault(theme => theme == request.Cookies[ThemeCookie]);

    public static bool IsTheme(string? theme) => Themes.Contains(theme);

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi";

    public static CookieOptions Cookie(HttpRequest request) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        IsEssential = true,
    };

    /// <summary>The address to come back to after a switch; on an error page that is the address that failed.</summary>
    public static string ReturnUrl(HttpContext http)
    {
        var failed = http.Features.Get<IStatusCodeReExecuteFeature>();
        if (failed is not null)
        {
            return failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString;
        }

        var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;
        return http.Request.PathBase + path + http.Request.QueryString;
    }
}
