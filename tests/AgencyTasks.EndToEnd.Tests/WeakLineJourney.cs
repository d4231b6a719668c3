using System.Text.RegularExpressions;
using AgencyTasks.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>A telephone where the line comes and goes.</summary>
public sealed partial class WeakLineJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task HandIn_WhenTheLineBreaksInTheMiddle_GoesOnByItselfAndLosesNothing()
    {
        var page = await SignInAsync("trinh-thi-thuy-tien", BrowserLook.Phone);
        await page.Card("Quá hạn").ClickAsync();
        await page.OpenFormAsync();
        var report = TestFiles.Pdf(new string('x', 900_000));
        var pieces = 0;
        await page.RouteAsync(Pieces(), async route =>
        {
            // The second and the third piece meet a dead line.
            await (route.Request.Method == "POST" && ++pieces is 3 or 4 ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        });

        await page.ChooseFileAsync("bao-cao.pdf", report);
        await Expect(page.Locator(".uploads")).ToContainTextAsync("Đã tải lên bao-cao.pdf");
        Assert.True(pieces > 4, $"{pieces} pieces");
        await page.FillFiguresAsync("7");
        await page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh").FillAsync("Đã gặp mặt 7 gia đình.");
        await page.PressAsync("Kiểm tra trước khi gửi");

        await page.SeeHeadingAsync("Kiểm tra trước khi gửi");
        await page.SeeAsync("bao-cao.pdf");
        await page.SeeAsync("Đã gặp mặt 7 gia đình.");
    }

    [Fact]
    public async Task Form_WhosePhoneDiedWhileTyping_HasTheWordsAgain()
    {
        var page = await SignInAsync("do-thi-phuong-vi", BrowserLook.Phone);
        await page.Card("Còn").First.ClickAsync();
        await page.OpenFormAsync();
        var words = page.GetByLabel("Tóm tắt, hoặc lý do không phát sinh");
        await words.PressSequentiallyAsync("Đã triển khai ở 12 trường.");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some((key) => key.startsWith('draft:'))");

        await page.ReloadAsync();

        await Expect(words).ToHaveValueAsync("Đã triển khai ở 12 trường.");
        await page.SeeAsync("Nội dung anh chị nhập dở lần trước đã được đưa lại vào các ô.");
    }

    [Fact]
    public async Task Photo_FromTheCamera_IsMadeSmallAndLosesItsPlaceBeforeItLeaves()
    {
        var page = await SignInAsync("trinh-thi-thuy-tien", BrowserLook.Phone);
        await page.Card("Quá hạn").ClickAsync();
        await page.OpenFormAsync();
        var taken = await PhotoAsync(page, 2400, 1800);

        var announced = await page.RunAndWaitForRequestAsync(
            () => page.ChooseFileAsync("hien-truong.jpg", taken),
            request => Announced().IsMatch(request.Url));

        await Expect(page.Locator(".uploads")).ToContainTextAsync("Đã tải lên hien-truong.jpg");
        Assert.InRange(int.Parse(Announced().Match(announced.Url).Groups[1].Value, null), 1, taken.Length / 2);
    }

    /// <summary>Coloured squares: a picture that does not compress to nothing.</summary>
    private static async Task<byte[]> PhotoAsync(IPage page, int width, int height) => Convert.FromBase64String(
        await page.EvaluateAsync<string>(
            """
            async ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const pen = canvas.getContext('2d');
              for (let i = 0; i < 6000; i += 1) {
                pen.fillStyle = `hsl(${(i * 47) % 360} 60% ${30 + (i % 50)}%)`;
                pen.fillRect((i * 131) % width, (i * 197) % height, 60, 60);
              }
              return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
            }
            """,
            new[] { width, height }));

    [GeneratedRegex("/tai-len/[0-9a-f-]{36}")]
    private static partial Regex Pieces();

    [GeneratedRegex("/tai-len[?]name=hien-truong.jpg&size=([0-9]+)$")]
    private static partial Regex Announced();
}
