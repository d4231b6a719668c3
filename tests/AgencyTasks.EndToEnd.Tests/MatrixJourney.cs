using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class MatrixJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Quote = "Quản lý chặt chẽ hoạt động của các cơ sở điều trị đảm bảo đúng quy định, tuyệt đối không để "
        + "thất thoát Methadone.";

    [Fact]
    public async Task Matrix_FromTheDraftOverConfirmationAndPreviewToPublication_GivesTasksOnce()
    {
        var page = await SignInAsync("ma-dinh-thach");
        await page.FollowAsync("Ma trận phân công");
        await page.FollowAsync("Phiên bản 1");
        await Expect(page.GetByRole(AriaRole.Blockquote).Filter(new() { HasText = Quote }).First).ToBeVisibleAsync();
        await page.SeeAsync("Mục V.7.1b của kế hoạch");
        await Picture.TakeAsync(page, "matrix");
        await page.GotoAsync("/ma-tran/1/xem-truoc");
        await page.SeeAsync("Phiên bản 1 đã được công bố; công bố lại không thêm gì.");
        Assert.Equal("0", await Effect(page, "Phát sinh").InnerTextAsync());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Công bố" })).ToHaveCountAsync(0);

        await page.GotoAsync("/ma-tran/2");
        await page.FollowAsync("Xem trước khi công bố");
        await page.SeeAsync("2 nhiệm vụ chưa xác nhận, không phát sinh việc");
        await page.SeeAsync("V.13.3a-1");
        Assert.Equal("0", await Effect(page, "Phát sinh").InnerTextAsync());
        await page.FollowAsync("Mở để xác nhận");
        await page.PressAsync("Xác nhận tất cả 2 nhiệm vụ");
        await page.SeeDoneAsync("Đã xác nhận 2 nhiệm vụ.");
        await page.FollowAsync("Xem trước khi công bố");
        var added = await Effect(page, "Phát sinh").InnerTextAsync();
        Assert.NotEqual("0", added);
        await Picture.TakeAsync(page, "preview");
        await page.FollowAsync("Chiêm Hóa");
        await page.SeeAsync("Số nhiệm vụ phát sinh theo địa bàn và kỳ");
        await page.GoBackAsync();
        await page.PressAsync("Công bố phiên bản 2");

        await page.SeeAsync($"Phát sinh {added} nhiệm vụ, hủy 0, dời hạn 0. Công bố lại không phát sinh thêm.");
        await page.GotoAsync("/ma-tran/2/xem-truoc");
        await page.SeeAsync("Phiên bản 2 đã được công bố; công bố lại không thêm gì.");
        var district = await SignInAsync("quan-dinh-co", BrowserLook.Phone, "/?tim=phan+cong+trach+nhiem");
        await Expect(district.Card("Phân công trách nhiệm thực hiện các biện pháp chuyển hóa địa bàn")).ToBeVisibleAsync();
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

    /// <summary>The big number over a word of the preview.</summary>
    private static ILocator Effect(IPage page, string word) => page.Locator(".summary-heads li")
        .Filter(new() { Has = page.GetByText(word, new() { Exact = true }) }).Locator(".number");
}
