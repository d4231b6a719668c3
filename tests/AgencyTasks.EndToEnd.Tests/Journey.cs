using Microsoft.Playwright;
using MimeKit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(AgencyTasks.EndToEnd.Tests.RunningSystem))]
[assembly: AssemblyFixture(typeof(AgencyTasks.EndToEnd.Tests.Browser))]
// The journeys share one living system, as people do, and two cores.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>What the journeys share: who signs in, and how. Each journey works for an agency of its own. At the end none of
/// its pages may have broken the content policy, failed to load a part or asked another host for anything.</summary>
public abstract class Journey(RunningSystem system, Browser browser) : IAsyncDisposable
{
    /// <summary>The yearly report: every agency has it open in the demo, in time, without figures.</summary>
    protected const string YearlyReport = "Báo cáo kết quả thực hiện hằng năm với Ủy ban nhân dân tỉnh";

    private const string Password = "chuyen-hoa-2019";

    private readonly List<WatchedContext> opened = [];

    protected RunningSystem System { get; } = system;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var context in opened)
        {
            await context.Context.CloseAsync();
        }

        Assert.Empty(opened.SelectMany(context => context.Faults));
    }

    protected async Task<IPage> OpenAsync(BrowserLook? look = null)
    {
        var page = await browser.OpenAsync(System.Url, look);
        opened.Add(new WatchedContext(page.Context, System.Url));
        return page;
    }

    /// <summary>Opens a browser of a person's own and signs in by the page's form.</summary>
    /// <param name="path">What was wanted before the sign-in came between.</param>
    protected async Task<IPage> SignInAsync(string userName, BrowserLook? look = null, string path = "/")
    {
        var page = await OpenAsync(look);
        await page.GotoAsync(path);
        await FillSignInAsync(page, userName);
        await page.PressAsync("Đăng nhập");
        await page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
        return page;
    }

    protected static async Task FillSignInAsync(IPage page, string userName)
    {
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(Password);
    }

    /// <summary>The morning's mail to a person, from the real SMTP server.</summary>
    protected async Task<MimeMessage> MailToAsync(string userName) => await System.MailAsync(
        mail => mail.To.Mailboxes.Any(box => box.Address.StartsWith(userName + "@", StringComparison.Ordinal)));
}
