using AgencyTasks.Testing;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The pages that are shown in <c>ops/docs/pictures</c>; the matrix and its preview are taken on their own
/// journey.</summary>
public sealed class Pictures(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const string Task = "Tuyên truyền, phổ biến pháp luật về an ninh, trật tự đến người dân";

    [Fact]
    public async Task Pictures_OfAFocalPointsWay_FromHomeToReceipt()
    {
        var page = await SignInAsync("nong-thi-thach-thao");
        await page.SeeHeadingAsync("Việc của tôi");
        await Picture.TakeAsync(page, "home");
        await page.Card(Task).ClickAsync();
        await page.SeeHeadingAsync(Task);
        await Picture.TakeAsync(page, "task");
        await page.OpenFormAsync();
        await page.FillDocumentAsync("214/BC-STP", "01/11/2019", "Vi Thị Ngọc Lan");
        await page.FillFiguresAsync("126");
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync("Đã tổ chức 126 buổi tuyên truyền tại các thôn.");
        await page.ChooseFileAsync("anh-buoi-tuyen-truyen.png", TestFiles.Png(0x51));
        await Picture.TakeAsync(page, "submit");
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeHeadingAsync("Kiểm tra trước khi gửi");
        await Picture.TakeAsync(page, "check");
        await page.PressAsync("Nộp");
        await page.SeeReceiptAsync();
        await Picture.TakeAsync(page, "receipt");
    }

    [Theory]
    [InlineData("/bang", "board", "Bảng theo dõi năm 2019")]
    [InlineData("/xac-nhan", "verification", "Chờ xác nhận")]
    [InlineData("/gia-han", "extensions", "Đề nghị gia hạn")]
    [InlineData("/ky", "periods", "Kỳ báo cáo")]
    [InlineData("/tim?tim=methadon", "search", "Tìm kiếm")]
    public async Task Pictures_OfThePolicesPages(string path, string name, string heading)
    {
        var page = await SignInAsync("ma-dinh-thach", path: path);
        await page.SeeHeadingAsync(heading);
        await Picture.TakeAsync(page, name);
    }

    [Fact]
    public async Task Pictures_OfWhatAFocalPointDoesBesides()
    {
        var page = await SignInAsync("nguyen-thi-thanh-thao", path: "/nop-chung");
        await page.SeeHeadingAsync("Nộp chung nhiều nhiệm vụ");
        await Picture.TakeAsync(page, "shared-choice");
        var boxes = page.GetByRole(AriaRole.Checkbox, new() { Name = "Xã" });
        await boxes.Nth(1).CheckAsync();
        await boxes.Nth(2).CheckAsync();
        await page.PressAsync("Tiếp tục");
        await page.SeeHeadingAsync("Nộp chung 2 nhiệm vụ");
        await Picture.TakeAsync(page, "shared-evidence");
        await page.GotoAsync("/");
        await page.Locator("a.task-card").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhắn Công an tỉnh" }).ClickAsync();
        await page.SeeHeadingAsync("Trao đổi");
        await Picture.TakeAsync(page, "discussion");
    }

    [Theory]
    [InlineData("hoang-van-suoi", "mail-reminder", "[Nhắc việc]")]
    [InlineData("ninh-thi-huong-nhu", "mail-digest", "[Báo cáo tuần]")]
    public async Task Pictures_OfTheMorningsMails(string userName, string name, string subject)
    {
        var mail = await MailToAsync(userName);
        Assert.StartsWith(subject, mail.Subject, StringComparison.Ordinal);
        var page = await OpenAsync();
        await page.SetContentAsync(mail.HtmlBody!);
        await Picture.TakeAsync(page, name);
    }
}
