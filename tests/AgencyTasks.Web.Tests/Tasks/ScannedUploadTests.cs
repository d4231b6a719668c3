using AgencyTasks.Testing;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>With a real virus scanner in the settings.</summary>
public sealed class ScannedUploadTests(ScannedFixture web) : IClassFixture<ScannedFixture>
{
    [Fact]
    public async Task Upload_WithAVirusOrWithoutAScanner_IsRefusedByNameAndNothingElseIsLost()
    {
        Assert.SkipWhen(web.Clamd is null, "This machine has no clamd (Debian: clamav-daemon)");
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var scanned = await client.SubmitFormAsync(
            form.Form(), files: [Desk.Pdf("tốt.pdf"), Desk.Raw("hỏng.pdf", TestFiles.Pdf(Clamd.Marker))]);
        scanned.Errors.ShouldHaveSingleItem().ShouldStartWith($"Tệp “hỏng.pdf” có mã độc ({Clamd.VirusName}");
        scanned.Document.QuerySelectorAll(".files a:not([href$='/bao-mat'])").ShouldHaveSingleItem().TextContent.ShouldBe("tốt.pdf");

        await web.Clamd!.DisposeAsync();
        var away = await client.SubmitFormAsync(
            scanned.Form(), new() { ["Input.Words"] = "Không được mất" }, [Desk.Pdf("sau.pdf")]);
        away.Errors.ShouldHaveSingleItem().ShouldStartWith("Bộ quét mã độc chưa trả lời nên tệp “sau.pdf” chưa được nhận");
        away.ValueOf("Input_Words").ShouldBe("Không được mất");

        var opened = await client.GetAsync(scanned.Link("tốt.pdf"), TestContext.Current.CancellationToken);
        ((int)opened.StatusCode).ShouldBe(503);
        (await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("Bộ quét mã độc");
    }
}

public sealed class ScannedFixture : WebFixture, IAsyncLifetime
{
    internal Clamd? Clamd { get; private set; }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["AgencyTasks:Files:Scanner:Address"] = Clamd?.Settings.Address ?? "",
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Clamd = await Testing.Clamd.StartAsync(TestContext.Current.CancellationToken);
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        if (Clamd is not null)
        {
            await Clamd.DisposeAsync();
        }
    }
}
