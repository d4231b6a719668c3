using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AgencyTasks.Testing;
using MimeKit;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>
/// The system as it runs at a user's: web and worker as processes on an embedded database with the demo's lived year, their
/// mails to a real SMTP server. One for all tests of the assembly.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private readonly string simulatedFrom;
    private readonly bool hasWorker;
    private readonly string? temporary;
    private readonly string data = Directory.CreateTempSubdirectory("agencytasks-e2e-").FullName;
    private readonly ConcurrentQueue<string> log = new();
    private Process? web;
    private Process? worker;
    private SmtpCatcher? mails;

    public RunningSystem()
        : this("2019-11-04T07:30:00+07:00", hasWorker: true)
    {
    }

    /// <summary>For a journey that needs another day than the demo's.</summary>
    /// <param name="hasWorker">Without one no job runs: the day stands still.</param>
    /// <param name="temporary">Where the web keeps what comes in aside; null: as the machine does.</param>
    internal RunningSystem(string simulatedFrom, bool hasWorker, string? temporary = null)
    {
        this.temporary = temporary;
        this.simulatedFrom = simulatedFrom;
        this.hasWorker = hasWorker;
    }

    public string Url { get; private set; } = "";

    public SmtpCatcher Mails => mails ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The embedded server runs as another user than root: it walks through this folder.
            File.SetUnixFileMode(data, File.GetUnixFileMode(data) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        }

        mails = await SmtpCatcher.StartAsync(TestContext.Current.CancellationToken);
        Url = $"http://127.0.0.1:{FreePort()}";
        web = Start("Web");
        await WaitUntilReadyAsync(TimeSpan.FromMinutes(8));
        worker = hasWorker ? Start("Worker") : null;
    }

    /// <summary>The most memory that the web process has had at once, on Linux.</summary>
    public int PeakMegabytes()
    {
        var line = File.ReadLines($"/proc/{web!.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null) / 1024;
    }

    /// <summary>A mail that came, or comes while one waits: the jobs are woken by the minute.</summary>
    public async Task<MimeMessage> MailAsync(Func<MimeMessage, bool> isWanted)
    {
        await WaitUntilAsync(() => Mails.Messages.Any(isWanted), TimeSpan.FromMinutes(4), "the mail");
        return Mails.Messages.First(isWanted);
    }

    /// <summary>Looks a few times a second until it is so.</summary>
    public static async Task WaitUntilAsync(Func<bool> isSo, TimeSpan patience, string what)
    {
        using var looking = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var waited = Stopwatch.StartNew(); !isSo();)
        {
            Assert.True(waited.Elapsed < patience, $"Waited {patience} for {what}, in vain.");
            await looking.WaitForNextTickAsync();
        }
    }

    /// <summary>The worker has looked once more for mails to send.</summary>
    public async Task WaitForNextSendingAsync()
    {
        var before = Count();
        await WaitUntilAsync(() => Count() > before, TimeSpan.FromMinutes(3), "the worker");

        int Count() => ReadLog("Worker").Split("send-notices:").Length;
    }

    /// <summary>Kills the worker as a power cut would and starts another.</summary>
    public void KillAndRestartWorker()
    {
        worker!.Kill();
        // Without waiting for the end of its output, which somebody else may hold open.
        worker.WaitForExit(10_000);
        worker = Start("Worker");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(worker);
        await EndAsync(web);
        if (mails is not null)
        {
            await mails.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task EndAsync(Process? process)
    {
        if (process is null || process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(null, null)]);
            await terminate.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    private Process Start(string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var folder = Path.Combine(TestServer.FindCheckout(), "src", $"AgencyTasks.{name}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Url,
                ["AgencyTasks__DataFolder"] = data,
                ["AgencyTasks__BaseUrl"] = Url,
                ["AgencyTasks__Seed"] = "demo",
                ["AgencyTasks__SecondFactor"] = "Optional",
                ["AgencyTasks__SimulatedFrom"] = simulatedFrom,
                ["AgencyTasks__Mail__SmtpHost"] = "127.0.0.1",
                ["AgencyTasks__Mail__SmtpPort"] = Mails.Port.ToString(null, null),
            },
        };
        if (temporary is not null)
        {
            start.Environment["TMPDIR"] = start.Environment["ASPNETCORE_TEMP"] = temporary;
        }

        start.ArgumentList.Add(Path.Combine(folder, "bin", configuration, "net10.0", $"AgencyTasks.{name}.dll"));
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => log.Enqueue($"{name}: {line.Data}");
        process.ErrorDataReceived += (_, line) => log.Enqueue($"{name}: {line.Data}");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private string ReadLog(string name) =>
        string.Join('\n', log.Where(line => line.StartsWith(name, StringComparison.Ordinal)));

    private async Task WaitUntilReadyAsync(TimeSpan patience)
    {
        using var client = new HttpClient();
        var started = Stopwatch.StartNew();
        while (started.Elapsed < patience)
        {
            if (web!.HasExited)
            {
                break;
            }

            try
            {
                using var answer = await client.GetAsync($"{Url}/readyz");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(300);
        }

        throw new InvalidOperationException(
            "The web process did not become ready:\n" + ReadLog("Web"));
    }
}
