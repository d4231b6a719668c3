using System.Security.Cryptography;
using System.Text;
using AgencyTasks.Core.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgencyTasks.Testing;

/// <summary>
/// One real PostgreSQL for all test assemblies of this checkout, in memory or the temporary folder. The first process
/// starts it, the others attach, the last one out stops it; data stay, so that the next run finds its templates.
/// </summary>
public static class TestServer
{
    private const string Prefix = "agencytasks-tests-";

    private static readonly Lazy<Task<EmbeddedPostgres>> Shared = new(() => Task.Run(StartAsync));

    /// <summary>Where test servers keep data: in memory where there is plenty, ten times faster for small files.</summary>
    public static string Place { get; } = FindPlace();

    public static Task<EmbeddedPostgres> GetAsync() => Shared.Value;

    /// <summary>The folder of the solution that these tests were built from.</summary>
    public static string FindCheckout()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AgencyTasks.sln")))
            {
                return at.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }

    private static string FindPlace()
    {
        const string memory = "/dev/shm";
        const long gigabyte = 1L << 30;
        var chosen = Environment.GetEnvironmentVariable("TMPDIR") is { Length: > 0 };
        return !chosen && OperatingSystem.IsLinux() && Directory.Exists(memory)
            && new DriveInfo(memory).AvailableFreeSpace > 2 * gigabyte
            && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 4 * gigabyte
                ? memory
                : Path.GetTempPath();
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var checkout = FindCheckout();
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}\n{checkout}"));
        var folder = Path.Combine(Place, Prefix + Convert.ToHexStringLower(id)[..12]);
        await using var turn = await TakeTurnAsync(folder + ".lock");
        await RemoveOrphansAsync(folder);
        EmbeddedPostgres server;
        try
        {
            server = await StartInAsync(folder);
        }
        catch (EmbeddedPostgresException) when (Directory.Exists(folder))
        {
            // Made by another PostgreSQL, or torn by a machine's crash (nothing is flushed here): only test data.
            Directory.Delete(folder, recursive: true);
            server = await StartInAsync(folder);
        }

        await File.WriteAllTextAsync(CheckoutFile(folder), checkout);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private static Task<EmbeddedPostgres> StartInAsync(string folder) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = folder, Durable = false },
        NullLogger.Instance,
        CancellationToken.None);

    // Folders of checkouts that are gone, perhaps with a server that nobody stopped.
    private static async Task RemoveOrphansAsync(string mine)
    {
        foreach (var folder in Directory.GetDirectories(Place, Prefix + "*").Where(f => f != mine))
        {
            try
            {
                var checkout = await File.ReadAllTextAsync(CheckoutFile(folder));
                if (Directory.Exists(checkout))
                {
                    continue;
                }

                if (File.Exists(Path.Combine(folder, "postgres", "postmaster.pid")))
                {
                    await (await StartInAsync(folder)).DisposeAsync();
                }

                Directory.Delete(folder, recursive: true);
                File.Delete(folder + ".lock");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or EmbeddedPostgresException)
            {
                // Another user's, or just being made: not ours to clean.
            }
        }
    }

    private static string CheckoutFile(string folder) => Path.Combine(folder, "checkout");

    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
