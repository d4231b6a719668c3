using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class MatrixJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Quote = "Quản lý chặt chẽ hoạt động của các cơ sở điều trị đảm bảo đúng quy định, tuyệt đối không để "
        + "thất thoát Methadone.";

    [Fact]
    public async Task Matrix_FromItsListToThePreview_QuotesThePlanAndAddsNothingTwice()
    {
        var page = await SignInAsync("ma-dinh-thach");
        await page.FollowAsync("Ma trận phân công");
        await page.SeeAsync("Đang áp dụng");
        await page.FollowAsync("Phiên bản 1");
        await Expect(page.GetByRole(AriaRole.Blockquote).Filter(new() { HasText = Quote }).First).ToBeVisibleAsync();
        await page.SeeAsync("Mục V.7.1b của kế hoạch");
        await page.SeeAsync("Công bố lại không phát sinh thêm.");

        await page.GotoAsync("/ma-tran/1/xem-truoc");
        await page.SeeAsync("Phiên bản 1 đã được công bố; công bố lại không thêm gì.");
        foreach (var effect in (string[])["Phát sinh", "Hủy", "Dời hạn"])
        {
            var head = page.Locator(".summary-heads li").Filter(new() { Has = page.GetByText(effect, new() { Exact = true }) });
            await Expect(head.Locator(".number")).ToHaveTextAsync("0");
        }

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Công bố" })).ToHaveCountAsync(0);
        await page.FollowAsync("Sở Y tế");
        await page.SeeHeadingAsync("Sở Y tế");
        await page.SeeAsync("Số nhiệm vụ phát sinh theo địa bàn và kỳ");
    }

    [Fact]
    public async Task Matrix_SearchedWithoutMarks_FindsTheDuty()
    {
        var page = await SignInAsync("nong-thi-thach-thao", BrowserLook.Phone, "/ma-tran/1");
        await page.GetByLabel("Tìm trong nhiệm vụ").FillAsync("that thoat methadone");
        await page.PressAsync("Lọc");
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        await page.SeeAsync(Quote);
    }
}
