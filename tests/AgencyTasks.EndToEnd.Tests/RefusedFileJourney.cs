using AgencyTasks.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class RefusedFileJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Words = "Đã kiểm tra 14 điểm, không phát hiện cây có chất ma túy.";

    [Fact]
    public async Task HandIn_WithAFileThatIsNotWhatItSays_SaysSoAndKeepsTheRest()
    {
        var page = await OpenFormAsync();
        await page.ChooseFileAsync("bang-tong-hop.xlsx", TestFiles.Xlsx("bảng"));
        await page.ChooseFileAsync("bao-cao.pdf", [.. "MZ"u8, .. new byte[600]]);
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync(Words);
        await page.PressAsync("Kiểm tra trước khi gửi");

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToContainTextAsync("Nội dung tệp “bao-cao.pdf” không đúng với đuôi tệp");
        await Expect(summary).ToBeFocusedAsync();
        Assert.StartsWith("Lỗi:", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "bang-tong-hop.xlsx", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "bao-cao.pdf", Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh")).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task Choose_AnEmptyFile_IsRefusedAtOnceBelowItsBox()
    {
        var page = await OpenFormAsync();
        await page.ChooseFileAsync("bien-ban.pdf", []);

        await Expect(page.Locator(".uploads .is-refused")).ToContainTextAsync("Tệp “bien-ban.pdf” trống (0 byte).");
    }

    private async Task<IPage> OpenFormAsync()
    {
        var page = await SignInAsync("dao-thi-bich-lieu", BrowserLook.Phone);
        await page.Card("Nắm tình hình, không để phát sinh việc trồng cây có chất ma túy").ClickAsync();
        await page.OpenFormAsync();
        return page;
    }
}
