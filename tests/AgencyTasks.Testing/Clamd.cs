using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AgencyTasks.Core;

namespace AgencyTasks.Testing;

/// <summary>A real ClamAV daemon as a process of its own on the loopback, which knows one virus: our marker. Null where the
/// machine has none.</summary>
public sealed class Clamd : IAsyncDisposable
{
    /// <summary>What it takes for a virus.</summary>
    public const string Marker = "AGENCYTASKS-TEST-VIRUS-4711";

    public const string VirusName = "AgencyTasks.Test";

    private static readonly string[] Places = ["/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd"];

    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-clamd-").FullName;
    private readonly Process process;
    private bool isEnded;

    private Clamd(string program, int port)
    {
        Settings = new ScannerSettings { Address = $"127.0.0.1:{port}" };
        SocketPath = Path.Combine(folder, "clamd.sock");
        var marker = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker));
        File.WriteAllText(Path.Combine(folder, "test.ndb"), $"{VirusName}:0:*:{marker}\n");
        var configuration = Path.Combine(folder, "clamd.conf");
        File.WriteAllText(configuration, $"""
            Foreground yes
            DatabaseDirectory {folder}
            TCPSocket {port}
            TCPAddr 127.0.0.1
            LocalSocket {SocketPath}
            TemporaryDirectory {folder}
            StreamMaxLength 25M
            {(Environment.IsPrivilegedProcess ? "User root" : "")}
            """);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("--config-file");
        start.ArgumentList.Add(configuration);
        process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public ScannerSettings Settings { get; }

    public string SocketPath { get; }

    public static async Task<Clamd?> StartAsync(CancellationToken token)
    {
        if (Array.Find(Places, File.Exists) is not { } program)
        {
            return null;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var clamd = new Clamd(program, port);
        try
        {
            await clamd.WaitAsync(port, token);
            return clamd;
        }
        catch
        {
            await clamd.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isEnded)
        {
            return;
        }

        isEnded = true;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitAsync(int port, CancellationToken token)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, token);
                return;
            }
            catch (SocketException) when (tries < 300 && !process.HasExited)
            {
                await Task.Delay(200, token);
            }
        }
    }
}
