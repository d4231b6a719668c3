using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class NothingToReportJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Sentence = "Trong quý không có cơ sở nào nhập khẩu tiền chất trên địa bàn.";

    [Fact]
    public async Task NothingToReport_NeedsOneSentenceAndNothingElse()
    {
        var page = await SignInAsync("ha-thi-tuong-vi", BrowserLook.Phone);
        await page.Card("Quản lý tiền chất").ClickAsync();
        await page.OpenFormAsync();
        await page.GetByLabel("Không phát sinh (ghi một câu vì sao ở ô cuối)").CheckAsync();
        await page.PressAsync("Kiểm tra trước khi gửi");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("hãy ghi một câu vì sao không phát sinh");
        await Expect(page.GetByLabel("Không phát sinh (ghi một câu vì sao ở ô cuối)")).ToBeCheckedAsync();

        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync(Sentence);
        await page.HandInAsync();
        await page.SeeAsync("Lý do không phát sinh");
        await page.SeeAsync(Sentence);
        await page.FollowAsync("Quản lý tiền chất");
        await page.SeeAsync("Hà Thị Tường Vi báo không phát sinh");
    }
}
