using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class ExtensionJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task Extension_AskedForAndGrantedToAnotherDate_KeepsTheFirstDateInSight()
    {
        var agency = await SignInAsync("tran-thi-huong-buoi", BrowserLook.Phone);
        await agency.Card("Sắp đến hạn").ClickAsync();
        var id = new Uri(agency.Url).Segments[^1];
        await Expect(agency.Fact("Thời hạn")).ToContainTextAsync("05/11/2019");
        await agency.FollowAsync("Xin gia hạn");
        await agency.GetByLabel("Xin gia hạn đến ngày").FillAsync("30-11-2019");
        await agency.GetByLabel("Lý do").FillAsync("Lũ làm gián đoạn các buổi tuyên truyền ở thôn vùng hồ.");
        await agency.PressAsync("Gửi đề nghị");
        await agency.SeeAsync("Đã xin gia hạn đến 30/11/2019");

        var police = await SignInAsync("luc-thi-moc-lan", path: $"/gia-han/{id}");
        await police.SeeAsync("Lũ làm gián đoạn các buổi tuyên truyền ở thôn vùng hồ.");
        await police.PressAsync("Ghi quyết định");
        await Expect(police.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chọn một quyết định: đồng ý, ngày khác, hoặc từ chối.");
        await police.GetByLabel("Đồng ý đến ngày khác").CheckAsync();
        await police.GetByLabel("Ngày khác", new() { Exact = true }).FillAsync("15/11/2019");
        await police.PressAsync("Ghi quyết định");
        await police.SeeDoneAsync("hạn mới 15/11/2019");

        await agency.GotoAsync($"/nhiem-vu/{id}");
        var due = agency.Fact("Thời hạn");
        await Expect(due).ToContainTextAsync("15/11/2019");
        await Expect(due).ToContainTextAsync("Hạn ban đầu");
        await Expect(due).ToContainTextAsync("05/11/2019");
        await agency.SeeAsync("Công an tỉnh đồng ý hạn mới 15/11/2019");
    }
}
