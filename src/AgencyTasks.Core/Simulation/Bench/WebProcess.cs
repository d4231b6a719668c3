using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>The product's own web process over loopback, as the role that row-level security binds.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly Process process;

    private WebProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Kept in memory, in MiB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024d / 1024;
        }
    }

    /// <param name="program">Where AgencyTasks.Web.dll is.</param>
    public static async Task<WebProcess> StartAsync(
        string program, AgencyTasksSettings settings, CancellationToken token)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!, UseShellExecute = false, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in (KeyValuePair<string, string>[])
        [
            new("ASPNETCORE_URLS", address.ToString()), new("ASPNETCORE_ENVIRONMENT", "Production"),
            new("Logging__LogLevel__Default", "Error"), new("AgencyTasks__ConnectionString", settings.ConnectionString),
            new("AgencyTasks__DataFolder", settings.DataFolder), new("AgencyTasks__SecondFactor", "Optional"),
            new("AgencyTasks__SimulatedFrom", "2019-05-15T09:00:00+07:00"), new("AgencyTasks__TellsServerTime", "true"),
            new("AgencyTasks__BaseUrl", address.ToString()),
        ])
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new SimulationException("Không khởi động được trang web (the web process).");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var web = new WebProcess(process, address);
        try
        {
            await web.WaitAsync(token);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitAsync(CancellationToken token)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 300 && !process.HasExited; tries++)
        {
            try
            {
                if ((await client.GetAsync(new Uri("readyz", UriKind.Relative), token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200, token);
        }

        throw new SimulationException("Trang web không trả lời (the web process does not answer).");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
