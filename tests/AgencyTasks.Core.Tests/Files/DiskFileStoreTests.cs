using System.Diagnostics;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>What a store on a disk holds to besides.</summary>
public sealed class DiskFileStoreTests : FileStoreTests, IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-store-{Guid.NewGuid():N}");
    private readonly DiskFileStore store;

    public DiskFileStoreTests() => store = new DiskFileStore(folder);

    protected override IFileStore Store => store;

    [Fact]
    public async Task Open_AFileCutShort_IsRefused()
    {
        var hash = await SaveAsync(Bytes(100));
        await File.WriteAllBytesAsync(PathOf(hash), Bytes(100)[..99], Token);

        await Should.ThrowAsync<DamagedFileException>(() => store.OpenAsync(hash, Token));
    }

    [Fact]
    public async Task Save_OnAFullVolume_SaysSoAndLeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root makes a volume");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder), "No volume to fill here");
        try
        {
            await Should.ThrowAsync<StorageFullException>(() => SaveAsync(Bytes(1_000_000)));

            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
            (await ReadAsync(await SaveAsync(Bytes(10_000)))).ShouldBe(Bytes(10_000));
        }
        finally
        {
            await RunAsync("umount", folder);
        }
    }

    [Theory]
    [InlineData(KilledSave.WhileWriting)]
    [InlineData(KilledSave.BeforeRename)]
    public async Task Kill_DuringASave_LeavesNoFileUnderAName(string where)
    {
        await KilledSave.KillAsync(folder, where);

        var left = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Path.GetFileName(Path.GetDirectoryName(left)).ShouldBe("incoming");
        await Should.ThrowAsync<FileNotFoundException>(() => store.OpenAsync(KilledSave.Hash, Token));

        // The next upload of the same bytes is served by nothing left over, and what is a day old is cleared away.
        File.SetLastWriteTimeUtc(left, File.GetLastWriteTimeUtc(left).AddDays(-2));
        (await SaveAsync(KilledSave.Bytes)).ShouldBe(KilledSave.Hash);
        (await ReadAsync(KilledSave.Hash)).ShouldBe(KilledSave.Bytes);
        File.Exists(left).ShouldBeFalse();
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    protected override string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    protected override int Count() =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length : 0;

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, UseShellExecute = false,
        })!;
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0;
    }
}
