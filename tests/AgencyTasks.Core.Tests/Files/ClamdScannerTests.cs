using System.Net;
using System.Net.Sockets;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Files;

public sealed class ClamdScannerTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-scan-{Guid.NewGuid():N}");
    private Clamd? clamd;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Clamd Daemon
    {
        get
        {
            Assert.SkipWhen(clamd is null, "This machine has no clamd (Debian: clamav-daemon)");
            return clamd!;
        }
    }

    public async ValueTask InitializeAsync() => clamd = await Clamd.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (clamd is not null)
        {
            await clamd.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Take_ACleanFile_StoresIt()
    {
        (await TakeAsync(Daemon.Settings, TestFiles.Pdf())).Stored.Size.ShouldBe(TestFiles.Pdf().Length);
        (await TakeAsync(Daemon.Settings with { Address = Daemon.SocketPath }, TestFiles.Pdf("qua ổ cắm"))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19_000_000)]
    public async Task Take_AFileWithAVirus_RefusesItByNameAndStoresNothing(int before)
    {
        var pdf = TestFiles.Pdf($"{new string(' ', before)}{Clamd.Marker}");

        var refused = await TakeAsync(Daemon.Settings, pdf).ShouldBeRefusedAsync(Rules.FileHasNoVirus);

        refused.Values[0].ShouldBe("báo cáo.pdf");
        refused.Values[1].ShouldBeOfType<string>().ShouldStartWith(Clamd.VirusName);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_WhileTheScannerIsAway_RefusesAndStoresNothing()
    {
        var settings = Daemon.Settings;
        await Daemon.DisposeAsync();

        await TakeAsync(settings, TestFiles.Pdf()).ShouldBeRefusedAsync(Rules.ScannerAnswers);

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_WhileTheScannerIsSilent_RefusesAfterItsTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = new ScannerSettings
        {
            Address = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", Timeout = TimeSpan.FromMilliseconds(300),
        };

        await TakeAsync(settings, TestFiles.Pdf()).ShouldBeRefusedAsync(Rules.ScannerAnswers);
    }

    [Fact]
    public async Task Ask_AboutAFileItHasJustScanned_IsSparedAndOthersAreNot()
    {
        var settings = Daemon.Settings;
        var scanner = new ClamdScanner(settings);
        await scanner.RequireCleanAsync("a.pdf", "a", new MemoryStream(TestFiles.Pdf()), Token);
        await Daemon.DisposeAsync();

        await scanner.RequireCleanAsync("a.pdf", "a", new MemoryStream(TestFiles.Pdf()), Token);
        await scanner.RequireCleanAsync("b.pdf", "b", new MemoryStream(TestFiles.Pdf()), Token)
            .ShouldBeRefusedAsync(Rules.ScannerAnswers);
    }

    private Task<TakenFile> TakeAsync(ScannerSettings settings, byte[] bytes) =>
        new FileIntake(new DiskFileStore(folder), new ClamdScanner(settings)).TakeAsync(
            new UploadedFile("báo cáo.pdf", new MemoryStream(bytes)), Token);
}
