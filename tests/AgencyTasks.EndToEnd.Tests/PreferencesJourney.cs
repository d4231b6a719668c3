using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class PreferencesJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task Language_SwitchedToEnglishAndBack_StaysOnThePage()
    {
        var page = await SignInAsync("ninh-thi-huong-nhu", path: "/don-vi");
        await page.SeeAsync("Đang quá hạn");
        await page.PressAsync("English");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/don-vi", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "My agency" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Đang quá hạn")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.PressAsync("Tiếng Việt");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
        await page.SeeAsync("Đang quá hạn");
    }

    [Fact]
    public async Task Theme_SwitchedToDark_StaysOnEveryPageAfterwards()
    {
        var page = await SignInAsync("ninh-thi-huong-nhu", BrowserLook.Phone);
        await page.GetByText("Danh mục", new() { Exact = true }).ClickAsync();
        await page.PressAsync("Nền tối");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.GotoAsync("/huong-dan");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        var background = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        await page.GetByText("Danh mục", new() { Exact = true }).ClickAsync();
        await page.PressAsync("Nền sáng");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
        Assert.NotEqual(background, await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }
}
