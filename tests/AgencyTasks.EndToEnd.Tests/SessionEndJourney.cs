using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The session ends while somebody writes: nothing that was typed is lost.</summary>
public sealed class SessionEndJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Words = "Đã tổ chức 14 buổi tuyên truyền, còn viết dở";

    [Fact]
    public async Task Session_AboutToEnd_SaysSoAndGoesOnByOnePress()
    {
        var page = await OpenFormAsync();
        await page.EvaluateAsync("() => localStorage.setItem('session-ends', String(Date.now() + 60000))");
        var notice = page.Locator("[data-session-end]");
        await Expect(notice.GetByRole(AriaRole.Status)).ToContainTextAsync("sắp hết");

        await page.PressAsync("Tiếp tục làm việc");

        await Expect(notice).ToBeHiddenAsync();
        await Expect(Box(page)).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task Session_OverWhileOneWrites_ComesBackToTheSamePageWithTheSameText()
    {
        var page = await OpenFormAsync();
        await SignOutElsewhereAsync(page);
        await page.EvaluateAsync("() => localStorage.setItem('session-ends', '0')");
        await Expect(page.Locator("[data-session-end]").GetByRole(AriaRole.Status)).ToContainTextAsync("đã hết");

        await page.FollowAsync("Đăng nhập lại");
        await ComeBackAsync(page);

        await Expect(page.Locator("[data-session-end]").GetByRole(AriaRole.Status)).ToContainTextAsync("Đã điền lại");
    }

    [Fact]
    public async Task Form_SentAfterTheEnd_ComesBackWithTheSameText()
    {
        var page = await OpenFormAsync();
        await SignOutElsewhereAsync(page);

        await page.PressAsync("Kiểm tra trước khi gửi");
        await ComeBackAsync(page);
    }

    private static ILocator Box(IPage page) => page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh");

    private async Task<IPage> OpenFormAsync()
    {
        var page = await SignInAsync(RoleWalk.People["FocalPoint"], BrowserLook.Phone);
        await page.Card(YearlyReport).ClickAsync();
        await page.OpenFormAsync();
        await Box(page).FillAsync(Words);
        return page;
    }

    /// <summary>In another tab of the same browser.</summary>
    private static async Task SignOutElsewhereAsync(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.GetByText("Danh mục", new() { Exact = true }).ClickAsync();
        await other.PressAsync("Đăng xuất");
        await other.WaitForURLAsync("**/dang-nhap");
        await other.CloseAsync();
    }

    private static async Task ComeBackAsync(IPage page)
    {
        await page.SeeHeadingAsync("Đăng nhập");
        await FillSignInAsync(page, RoleWalk.People["FocalPoint"]);
        await page.PressAsync("Đăng nhập");
        await page.SeeHeadingAsync("Nộp kết quả");
        await Expect(Box(page)).ToHaveValueAsync(Words);
    }
}
