using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(AgencyTasks.EndToEnd.Tests.RunningSystem))]
[assembly: AssemblyFixture(typeof(AgencyTasks.EndToEnd.Tests.Browser))]
// The journeys share one living system, as people do, and two cores.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>What the journeys share: who signs in, and how.</summary>
public abstract class Journey(RunningSystem system, Browser browser)
{
    private const string Password = "chuyen-hoa-2019";

    protected RunningSystem System { get; } = system;

    /// <summary>Opens a browser of a person's own and signs in by the page's form.</summary>
    protected async Task<IPage> SignInAsync(string userName, BrowserLook? look = null, string path = "/")
    {
        var page = await OpenAsync(look);
        await page.GotoAsync(path);
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        return page;
    }

    protected Task<IPage> OpenAsync(BrowserLook? look = null) => browser.OpenAsync(System.Url, look);
}
