using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>A passkey from the browser's virtual authenticator: added, used instead of a password, taken away.</summary>
public sealed class PasskeyJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private readonly Browser chromium = browser;

    [Fact]
    public async Task Passkey_AddedOnce_SignsInWithoutAPassword()
    {
        // A passkey belongs to a name, never to an address in numbers.
        var url = System.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await chromium.OpenAsync(url);
        var watched = new WatchedContext(page.Context, url);
        await UseAuthenticatorAsync(page);
        await page.GotoAsync("/tai-khoan/khoa-truy-cap");
        await FillSignInAsync(page, "nong-thi-thach-thao");
        await page.PressAsync("Đăng nhập");
        await page.SeeHeadingAsync("Khóa truy cập");
        await page.GetByLabel("Tên của khóa").FillAsync("Máy bàn phòng họp");
        await page.PressAsync("Thêm khóa truy cập");
        await page.SeeHeadingAsync("Mã dự phòng");
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.FollowAsync("Tôi đã cất các mã, tiếp tục");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).First.ClickAsync();

        await page.PressAsync("Đăng nhập bằng khóa truy cập");

        await page.SeeHeadingAsync("Việc của tôi");
        await page.GotoAsync("/tai-khoan/khoa-truy-cap");
        await page.SeeAsync("Máy bàn phòng họp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa khóa" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Máy bàn phòng họp");
        await page.Context.CloseAsync();
        Assert.Empty(watched.Faults);
    }

    private static async Task UseAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
