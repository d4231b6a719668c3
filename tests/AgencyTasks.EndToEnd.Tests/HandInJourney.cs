using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AgencyTasks.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>A focal point hands in a result on a phone.</summary>
public sealed partial class HandInJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const int MostPresses = 4;

    [Fact]
    public async Task HandIn_FromTheMorningMailWithAFile_TakesFourPressesToAReceiptInTime()
    {
        var mail = await MailToAsync("nguyen-thi-thanh-thao");
        var item = mail.TextBody!.Split("\n").Select(line => line.Trim())
            .SkipWhile(line => !line.Contains(YearlyReport, StringComparison.Ordinal))
            .First(line => line.StartsWith("http", StringComparison.Ordinal));
        var page = await OpenAsync(BrowserLook.Phone);
        await page.GotoAsync(item);
        await FillSignInAsync(page, "nguyen-thi-thanh-thao");
        await page.PressAsync("Đăng nhập");
        await page.SeeHeadingAsync(YearlyReport);
        await page.SeeAsync("Trước 15/11 (hạn cuối: hết ngày thứ Năm, 14/11/2019)");

        var report = TestFiles.Pdf("Báo cáo năm 2019 của Sở Y tế");
        var presses = 1;
        await page.OpenFormAsync();
        presses += await page.ChooseFileAsync("bao-cao-nam-2019.pdf", report);
        presses++;
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeAsync("Nộp bây giờ là đúng hạn");
        presses++;
        await page.PressAsync("Nộp");

        await page.SeeHeadingAsync("Đã nhận: nộp đúng hạn");
        Assert.True(presses <= MostPresses, $"{presses} presses from the task to the receipt.");
        Assert.Matches(@"^\d", await page.SeeReceiptAsync());
        await Expect(page.Fact("Giờ máy chủ nhận")).ToHaveTextAsync(ServerTime());
        await page.SeeAsync("bao-cao-nam-2019.pdf");
        await page.SeeAsync($"SHA-256: {Convert.ToHexStringLower(SHA256.HashData(report))}");
        await Expect(page.Fact("Tình trạng")).ToContainTextAsync("Chờ xác nhận");
        await page.FollowAsync("Về Việc của tôi");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chờ Công an tỉnh xác nhận" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task HandIn_OfAnOverdueTaskWithAPhoto_IsTakenAndSaidToBeLate()
    {
        var page = await SignInAsync("trinh-thi-thuy-tien", BrowserLook.Phone);
        await page.Card("Quá hạn").ClickAsync();
        await page.OpenFormAsync();
        await page.ChooseFileAsync("buoi-gap-mat.jpg", TestFiles.Jpg(0x41));
        await page.FillFiguresAsync("1.234");
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeAsync("Nộp bây giờ là quá hạn");
        await page.SeeAsync("1.234 người");
        await page.PressAsync("Nộp");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(HandedInLate());
        await page.SeeAsync("buoi-gap-mat.jpg");
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d, thứ Hai, 04/11/2019$")]
    private static partial Regex ServerTime();

    [GeneratedRegex(@"Đã nhận: nộp quá hạn \d+ ngày")]
    private static partial Regex HandedInLate();
}
