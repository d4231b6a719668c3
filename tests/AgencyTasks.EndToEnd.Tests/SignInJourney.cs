using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class SignInJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task SignIn_WithAWrongPassword_SaysWhatToDoAndKeepsTheName()
    {
        var page = await OpenAsync(BrowserLook.Phone);
        await page.GotoAsync("/");
        await page.GetByLabel("Tên đăng nhập").FillAsync("khong-co-ai");
        await page.GetByLabel("Mật khẩu").FillAsync("sai-mat-khau-nhe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chưa đúng");
        await Expect(page.GetByLabel("Tên đăng nhập")).ToHaveValueAsync("khong-co-ai");
    }

    [Fact]
    public async Task Frame_UnderTheSimulatedClock_SaysItsTimeOnEveryPage()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/dang-nhap");
        await Expect(page.GetByText(new Regex("Giờ mô phỏng: Thứ Hai, 04/11/2019"))).ToBeVisibleAsync();
    }
}
