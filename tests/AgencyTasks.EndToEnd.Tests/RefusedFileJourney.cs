using AgencyTasks.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class RefusedFileJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Words = "Đã kiểm tra 14 điểm, không phát hiện cây có chất ma túy.";

    public static TheoryData<string, byte[], string> BadFiles { get; } = new()
    {
        { "bien-ban.pdf", [], "Tệp “bien-ban.pdf” trống (0 byte)." },
        {
            "bao-cao.pdf", [.. "MZ"u8, .. new byte[600]],
            "Nội dung tệp “bao-cao.pdf” không đúng với đuôi tệp"
        },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task HandIn_WithAFileThatIsNotWhatItSays_SaysSoAndKeepsTheRest(string name, byte[] content, string sentence)
    {
        var page = await SignInAsync("dao-thi-bich-lieu", BrowserLook.Phone);
        await page.Card("Nắm tình hình, không để phát sinh việc trồng cây có chất ma túy").ClickAsync();
        await page.OpenFormAsync();
        var good = $"bang-tong-hop-{content.Length}.xlsx";
        await page.GetByLabel("Ảnh hoặc tệp").SetInputFilesAsync(
        [
            new FilePayload { Name = good, MimeType = "application/octet-stream", Buffer = TestFiles.Xlsx(good) },
            new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content },
        ]);
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync(Words);
        await page.PressAsync("Kiểm tra trước khi gửi");

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToContainTextAsync(sentence);
        await Expect(summary).ToBeFocusedAsync();
        Assert.StartsWith("Lỗi:", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = good })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh")).ToHaveValueAsync(Words);
    }
}
