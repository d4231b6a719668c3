using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AgencyTasks.Core;
using AgencyTasks.Core.Files;
using Amazon.S3;

namespace AgencyTasks.Testing;

/// <summary>A real S3-compatible server (s3rver) as a process of its own on the loopback, with an empty bucket. One a test
/// class; it ends with it.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string Key = "S3RVER";

    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-s3-").FullName;
    private readonly Process process;
    private bool isEnded;

    private S3Server(int port)
    {
        Settings = new S3Settings
        {
            ServiceUrl = $"http://127.0.0.1:{port}", Bucket = "minh-chung", AccessKey = Key, SecretKey = Key,
        };
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var program = Path.Combine(
            TestServer.FindCheckout(), "tests", "AgencyTasks.Testing", "S3", "node_modules", "s3rver", "bin", "s3rver.js");
        foreach (var argument in new[]
        {
            program, "--directory", folder, "--address", "127.0.0.1", "--port", $"{port}", "--silent",
            "--configure-bucket", Settings.Bucket,
        })
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
    }

    public S3Settings Settings { get; }

    public static async Task<S3Server> StartAsync(CancellationToken token)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var server = new S3Server(port);
        try
        {
            await server.WaitAsync(token);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the server keeps an object's bytes, for tests that damage them.</summary>
    public string PathOf(string key) => Path.Combine(folder, Settings.Bucket, key + "._S3rver_object");

    /// <summary>How many objects there are.</summary>
    public int Count() => Directory.GetFiles(folder, "*._S3rver_object", SearchOption.AllDirectories).Length;

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

    private async Task WaitAsync(CancellationToken token)
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(Settings.ServiceUrl, token);
                return;
            }
            catch (HttpRequestException) when (tries < 150 && !process.HasExited)
            {
                await Task.Delay(200, token);
            }
        }
    }
}
