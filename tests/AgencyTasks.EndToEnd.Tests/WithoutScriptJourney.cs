using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>An old phone without script: a document's number, date and signer are evidence enough.</summary>
public sealed class WithoutScriptJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task HandIn_WithADocumentAndNoScript_KeepsWhatWasTypedUntilTheDateIsRight()
    {
        var page = await SignInAsync("do-thi-phuong-vi", BrowserLook.Phone with { HasScript = false });
        await page.Card(YearlyReport).ClickAsync();
        await page.OpenFormAsync();
        await page.FillDocumentAsync("1123/BC-SGDĐT", "31/06/2019", "Chử Tùng Bách");
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync("Đã triển khai ở 148 trường học.");
        await page.PressAsync("Kiểm tra trước khi gửi");

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToContainTextAsync("Tháng 6 có 30 ngày");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Số văn bản", new() { Exact = true })).ToHaveValueAsync("1123/BC-SGDĐT");
        await Expect(page.GetByLabel("Ngày ký")).ToHaveValueAsync("31/06/2019");
        await Expect(page.GetByLabel("Người ký")).ToHaveValueAsync("Chử Tùng Bách");
        await Expect(page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh")).ToHaveValueAsync("Đã triển khai ở 148 trường học.");
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.EndsWith("#Input_Date", page.Url, StringComparison.Ordinal);

        await page.GetByLabel("Ngày ký").FillAsync("1/11/2019");
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeAsync("Văn bản số 1123/BC-SGDĐT ngày 01/11/2019, Chử Tùng Bách ký");
        await page.PressAsync("Nộp");
        await page.SeeHeadingAsync("Đã nhận: nộp đúng hạn");
        await page.SeeAsync("Văn bản số 1123/BC-SGDĐT ngày 01/11/2019, Chử Tùng Bách ký");
        await page.SeeAsync("Đã triển khai ở 148 trường học.");
    }
}
