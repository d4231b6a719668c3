using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The next plan, loaded by the police themselves: from the file to a task on a focal point's phone.</summary>
public sealed class NewPlanJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Sentence = "Chủ trì, phối hợp với các doanh nghiệp liên quan kiểm tra việc sử dụng chất cấm trong chăn nuôi "
        + "trên địa bàn tỉnh; hằng tháng báo cáo kết quả.";

    private const string Plan =
        $"""
        KẾ HOẠCH
        Kiểm soát chất cấm trong chăn nuôi
        Căn cứ Luật Chăn nuôi;
        I. MỤC TIÊU
        Từ năm 2017 đến hết năm 2019 không còn cơ sở vi phạm.
        II. PHÂN CÔNG NHIỆM VỤ
        1. Sở Nông nghiệp và Phát triển nông thôn
        - {Sentence}
        """;

    [Fact]
    public async Task Plan_FromItsFileOverConfirmationToPublication_ReachesTheFocalPointWithItsSentence()
    {
        var page = await SignInAsync("tran-thanh-giang", path: "/ma-tran");
        await page.FollowAsync("Nạp kế hoạch mới");
        await page.GetByLabel("Tệp kế hoạch").SetInputFilesAsync(
            new FilePayload { Name = "ke-hoach.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Plan) });
        await page.PressAsync("Đọc và lập dự thảo");
        await page.SeeAsync("Kế hoạch Kiểm soát chất cấm trong chăn nuôi");
        await Expect(page.GetByRole(AriaRole.Blockquote).First).ToContainTextAsync("kiểm tra việc sử dụng chất cấm");

        await page.FollowAsync("Xác định nhóm cơ quan");
        await page.SeeAsync("“các doanh nghiệp liên quan”");
        await page.GetByLabel("Sở Công thương").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ghi nhớ nhóm này") }).First.ClickAsync();
        await page.SeeDoneAsync("Đã ghi nhớ nhóm “các doanh nghiệp liên quan”.");
        await page.FollowAsync("Ma trận phân công, phiên bản 1");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Sửa") }).First.ClickAsync();
        await Expect(page.Locator(".plan-text mark.quote-mark").First).ToContainTextAsync("kiểm tra việc sử dụng chất cấm");
        await page.GetByLabel("Tên nhiệm vụ (ngắn gọn)").FillAsync("Kiểm tra chất cấm trong chăn nuôi");
        await page.GetByLabel("Chu kỳ", new() { Exact = true }).SelectOptionAsync("Monthly");
        await Picture.TakeAsync(page, "duty-editor");
        await page.PressAsync("Lưu và xác nhận");
        await page.SeeDoneAsync("Đã lưu nhiệm vụ");
        await page.FollowAsync("Ma trận phân công, phiên bản 1");
        await page.FollowAsync("Xem trước khi công bố");
        await page.SeeAsync("Số nhiệm vụ phát sinh theo đơn vị và kỳ");
        await page.PressAsync("Công bố phiên bản 1");
        await page.SeeAsync("Công bố lại không phát sinh thêm.");

        var phone = await SignInAsync("luong-van-trau", BrowserLook.Phone, "/?tim=chat+cam");
        await phone.Card("Kiểm tra chất cấm trong chăn nuôi").ClickAsync();
        await phone.SeeAsync("kiểm tra việc sử dụng chất cấm trong chăn nuôi trên địa bàn tỉnh");
    }
}
