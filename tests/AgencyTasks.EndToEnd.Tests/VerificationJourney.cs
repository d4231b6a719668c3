using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The police at a desk, the focal point on a phone.</summary>
public sealed class VerificationJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Reason = "Thiếu số người được hỗ trợ sau cai nghiện ở huyện Yên Sơn; đề nghị bổ sung vào báo cáo.";

    [Fact]
    public async Task Verification_OfTwoResults_AcceptsOneAndReturnsOneThatComesBackInOnePress()
    {
        var agency = await SignInAsync("la-van-khe", BrowserLook.Phone);
        var kept = await HandInAsync(agency, "Tham mưu, triển khai công tác cai nghiện ma túy và sau cai nghiện", "12/BC-SLĐTBXH");
        var good = await HandInAsync(agency, YearlyReport, "13/BC-SLĐTBXH");

        var police = await SignInAsync("ma-dinh-thach", path: $"/xac-nhan/{good}");
        await police.SeeAsync("13/BC-SLĐTBXH");
        await police.PressAsync("Xác nhận");
        await police.SeeDoneAsync($"Đã xác nhận: {YearlyReport}");

        await police.GotoAsync($"/xac-nhan/{kept}");
        await police.SeeAsync("12/BC-SLĐTBXH");
        await police.PressAsync("Trả lại");
        await Expect(police.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ghi lý do trả lại: còn thiếu gì và đơn vị cần làm gì.");
        await police.GetByLabel("Lý do, nếu trả lại").FillAsync(Reason);
        await police.PressAsync("Trả lại");
        await police.SeeDoneAsync("Đã trả lại: Tham mưu, triển khai công tác cai nghiện");

        await agency.GotoAsync($"/nhiem-vu/{good}");
        await Expect(agency.Fact("Tình trạng")).ToContainTextAsync("Hoàn thành đúng hạn");
        await agency.GotoAsync("/");
        await Expect(agency.Card(Reason)).ToBeVisibleAsync();
        await agency.Card(Reason).ClickAsync();
        // The first thing below the title is the reason.
        await Expect(agency.Locator("main h1 + *")).ToContainTextAsync(Reason);
        await agency.FollowAsync("Nộp lại kết quả");
        await agency.SeeAsync("12/BC-SLĐTBXH");
        await agency.PressAsync("Kiểm tra trước khi gửi");
        await agency.SeeAsync("12/BC-SLĐTBXH");
        await agency.PressAsync("Nộp");
        await agency.SeeReceiptAsync();

        await police.GotoAsync($"/xac-nhan/{kept}");
        await police.SeeAsync("Đã trả lại 1 lần");
        await police.SeeAsync(Reason);
        await police.SeeAsync("Đồng hồ của đơn vị");
        await police.SeeAsync("Đồng hồ xác nhận");
    }

    /// <returns>The task's id.</returns>
    private static async Task<string> HandInAsync(IPage page, string title, string number)
    {
        await page.GotoAsync("/");
        await page.Card(title).ClickAsync();
        await page.SeeHeadingAsync(title);
        var id = new Uri(page.Url).Segments[^1];
        await page.OpenFormAsync();
        await page.FillDocumentAsync(number, "01/11/2019", "Hứa Thị Bạch Liên");
        await page.FillFiguresAsync("27");
        await page.HandInAsync();
        return id;
    }
}
