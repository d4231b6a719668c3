using AgencyTasks.Testing;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>
/// A picture of an open page for <c>ops/docs/pictures</c>, one a look: AGENCYTASKS_PICTURES=1 writes them there, without it
/// the page only has to show, on a phone.
/// </summary>
public static class Picture
{
    // A longer page is cut: the top is what one sees first, and the files stay small.
    private const int MaxHeight = 1800;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("AGENCYTASKS_PICTURES") == "1"
        ? Directory.CreateDirectory(Path.Combine(TestServer.FindCheckout(), "ops", "docs", "pictures")).FullName
        : null;

    public static async Task TakeAsync(IPage page, string name)
    {
        foreach (var look in BrowserLook.All.Take(Folder is null ? 1 : int.MaxValue))
        {
            await page.WearAsync(look);
            await page.EvaluateAsync("() => window.scrollTo(0, 0)");
            var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            var picture = await page.ScreenshotAsync(new()
            {
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
                Clip = new() { Width = look.Width, Height = Math.Min(height, MaxHeight) },
            });
            Assert.True(picture.Length > 5_000, $"{name} at {look.Name} shows nothing.");
            if (Folder is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}-{look.Name}.png"), SmallPng.Shrink(picture));
            }
        }
    }
}
