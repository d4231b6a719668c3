using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>A process of its own that saves a file and is killed at a named point. The test program itself plays it,
/// told by two environment variables.</summary>
internal static class KilledSave
{
    public const string WhileWriting = "while-writing";
    public const string BeforeRename = "before-rename";

    private const string FolderVariable = "AGENCYTASKS_TEST_KILLED_SAVE";
    private const string PointVariable = "AGENCYTASKS_TEST_KILLED_SAVE_AT";
    private const string Reached = "reached";

    public static byte[] Bytes { get; } = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static async Task KillAsync(string folder, string point)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KilledSave).Assembly.Location);
        }

        start.Environment[FolderVariable] = folder;
        start.Environment[PointVariable] = point;
        using var process = Process.Start(start)!;
        try
        {
            (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe(Reached);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [ModuleInitializer]
    internal static void Play()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
        {
            return;
        }

        var isAtRename = Environment.GetEnvironmentVariable(PointVariable) == BeforeRename;
        var store = new DiskFileStore(folder) { BeforeRename = Stop };
        Stream content = isAtRename ? new MemoryStream(Bytes) : new StoppingStream();
        store.SaveAsync(content, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void Stop()
    {
        Console.WriteLine(Reached);
        Thread.Sleep(Timeout.Infinite);
    }

    private sealed class StoppingStream() : MemoryStream(Bytes[..200_000])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
            {
                Stop();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
