namespace AgencyTasks.EndToEnd.Tests;

/// <summary>A phone on a slow line that was never here before.</summary>
public sealed class FirstPageJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    private const double MostBytes = 100 * 1024;

    [Theory]
    [InlineData("/dang-nhap", "")]
    [InlineData("/", "nong-thi-thach-thao")]
    [InlineData("/bang", "ma-dinh-thach")]
    public async Task FirstPage_WithAnEmptyCache_Takes100KilobytesAtMost(string path, string userName)
    {
        var page = userName.Length == 0
            ? await OpenAsync(BrowserLook.Phone)
            : await SignInAsync(userName, BrowserLook.Phone);
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.clearBrowserCache");
        var bytes = 0d;
        var parts = 0;
        wire.Event("Network.loadingFinished").OnEvent += (_, message) =>
        {
            bytes += message!.Value.GetProperty("encodedDataLength").GetDouble();
            parts++;
        };
        await page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        Assert.True(parts >= 3, $"Only {parts} parts came: page, style and script at least.");
        Assert.True(bytes <= MostBytes, $"{path} took {bytes / 1024:0.0} KB in {parts} parts.");
    }
}
