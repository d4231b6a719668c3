using AgencyTasks.Testing;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>
/// Takes the pictures of <c>ops/docs/pictures</c>: AGENCYTASKS_PICTURES=1 writes them there, without it the pages only have
/// to show. One page, one picture a look.
/// </summary>
public sealed class Pictures(RunningSystem system, Browser browser) : Journey(system, browser)
{
    // A longer page is cut: the top is what one sees first, and the files stay small.
    private const int MaxHeight = 1800;

    private const string Task = "Tuyên truyền, phổ biến pháp luật về an ninh, trật tự đến người dân";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("AGENCYTASKS_PICTURES") == "1"
        ? Directory.CreateDirectory(Path.Combine(TestServer.FindCheckout(), "ops", "docs", "pictures")).FullName
        : null;

    [Fact]
    public async Task Pictures_OfAFocalPointsWay_FromHomeToReceipt()
    {
        var page = await SignInAsync("nong-thi-thach-thao");
        await page.SeeHeadingAsync("Việc của tôi");
        await TakeAsync(page, "home");
        await page.Card(Task).ClickAsync();
        await page.SeeHeadingAsync(Task);
        await TakeAsync(page, "task");
        await page.OpenFormAsync();
        await page.FillDocumentAsync("214/BC-STP", "01/11/2019", "Vi Thị Ngọc Lan");
        await page.FillFiguresAsync("126");
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync("Đã tổ chức 126 buổi tuyên truyền tại các thôn.");
        await page.ChooseFileAsync("anh-buoi-tuyen-truyen.png", TestFiles.Png(0x51));
        await TakeAsync(page, "submit");
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeHeadingAsync("Kiểm tra trước khi gửi");
        await TakeAsync(page, "check");
        await page.PressAsync("Nộp");
        await page.SeeReceiptAsync();
        await TakeAsync(page, "receipt");
    }

    [Theory]
    [InlineData("/ma-tran/2", "matrix", "Ma trận phân công")]
    [InlineData("/ma-tran/2/xem-truoc", "preview", "Xem trước khi công bố")]
    [InlineData("/bang", "board", "Bảng theo dõi năm 2019")]
    [InlineData("/xac-nhan", "verification", "Chờ xác nhận")]
    public async Task Pictures_OfThePolicesPages(string path, string name, string heading)
    {
        var page = await SignInAsync("ma-dinh-thach", path: path);
        await page.SeeHeadingAsync(heading);
        await TakeAsync(page, name);
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
        await TakeAsync(page, name);
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        foreach (var look in BrowserLook.All)
        {
            await page.WearAsync(look);
            var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            var picture = await page.ScreenshotAsync(new()
            {
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
                Clip = new() { Width = look.Width, Height = Math.Min(height, MaxHeight) },
            });
            Assert.True(picture.Length > 5_000, $"{name} at {look.Name} shows nothing.");
            if (Folder is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}-{look.Name}.png"), SmallPng.Shrink(picture));
            }
        }
    }
}
