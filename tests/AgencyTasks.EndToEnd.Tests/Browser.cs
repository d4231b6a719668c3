using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Chromium of this machine, headless; one for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
                "--disable-component-update", "--disable-quic",
            ],
        });
    }

    /// <summary>A person's own browser: phone or desk, light or dark, with or without script.</summary>
    public async Task<IPage> OpenAsync(string url, BrowserLook? look = null)
    {
        look ??= new BrowserLook();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            Locale = "vi-VN",
            TimezoneId = "America/New_York",
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ColorScheme = look.Colours,
            JavaScriptEnabled = look.HasScript,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <param name="Width">390 a phone, 1440 a desk.</param>
public sealed record BrowserLook(int Width = 1440, int Height = 900, bool IsDark = false, bool HasScript = true)
{
    public static BrowserLook Phone => new(390, 844);

    /// <summary>Phone and desk, light and dark.</summary>
    public static IReadOnlyList<BrowserLook> All =>
        [Phone, Phone with { IsDark = true }, new BrowserLook(), new BrowserLook(IsDark: true)];

    /// <summary>390-light</summary>
    public string Name => $"{Width}-{(IsDark ? "dark" : "light")}";

    public ColorScheme Colours => IsDark ? ColorScheme.Dark : ColorScheme.Light;
}
