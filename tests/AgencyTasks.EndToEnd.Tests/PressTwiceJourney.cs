using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>An impatient thumb, and a line that was cut: one submission, one receipt.</summary>
public sealed class PressTwiceJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    // Without script nothing rests the button: both presses reach the server.
    [Theory]
    [InlineData(true, "ma-thi-son-ca")]
    [InlineData(false, "lam-van-truc")]
    public async Task HandIn_PressedTwiceAndAgainAfterGoingBack_IsOneSubmissionWithOneReceipt(bool hasScript, string userName)
    {
        var page = await SignInAsync(userName, BrowserLook.Phone with { HasScript = hasScript });
        await page.Card("Quá hạn").ClickAsync();
        await page.OpenFormAsync();
        await page.FillDocumentAsync("86/BC-VP", "04/11/2019", "Quản Văn Hạc");
        await page.FillFiguresAsync("3");
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nộp", Exact = true }).DblClickAsync();
        var receipt = await page.SeeReceiptAsync();

        await page.GoBackAsync();
        // The check comes back whole, or the task with the way to the receipt: both lead to the same one.
        var again = page.GetByRole(AriaRole.Button, new() { Name = "Nộp", Exact = true })
            .Or(page.GetByRole(AriaRole.Link, new() { Name = $"Biên nhận {receipt}" }));
        await again.First.ClickAsync();
        Assert.Equal(receipt, await page.SeeReceiptAsync());

        await page.Fact("Nhiệm vụ").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByText("nộp kết quả", new() { Exact = false }).Locator("visible=true")
            .And(page.Locator(".timeline strong"))).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Biên nhận {receipt}" })).ToHaveCountAsync(1);
    }
}
