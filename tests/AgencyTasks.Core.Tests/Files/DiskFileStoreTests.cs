using System.Diagnostics;
using System.Security.Cryptography;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Tests.Files;

public sealed class DiskFileStoreTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-store-{Guid.NewGuid():N}");
    private readonly DiskFileStore store;

    public DiskFileStoreTests() => store = new DiskFileStore(folder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_Bytes_ComeBackUnderTheirHashInItsShelf()
    {
        var bytes = Bytes(300_000);

        var hash = await SaveAsync(bytes);

        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        File.Exists(Path.Combine(folder, hash[..2], hash)).ShouldBeTrue();
        (await ReadAsync(hash)).ShouldBe(bytes);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Save_TheSameAgain_LeavesTheGoodFileAlone()
    {
        var bytes = Bytes(1_000);
        var path = PathOf(await SaveAsync(bytes));
        var written = File.GetLastWriteTimeUtc(path).AddDays(-1);
        File.SetLastWriteTimeUtc(path, written);

        await SaveAsync(bytes);

        File.GetLastWriteTimeUtc(path).ShouldBe(written);
    }

    [Fact]
    public async Task Save_TheSameFortyTimesAtOnce_IsOneFile()
    {
        var bytes = Bytes(200_000);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => SaveAsync(bytes))));

        hashes.Distinct().ShouldHaveSingleItem();
        (await ReadAsync(hashes[0])).ShouldBe(bytes);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Open_ADamagedFile_ServesNoByteAndNamesIt()
    {
        var hash = await SaveAsync(Bytes(100_000));
        await FlipAsync(PathOf(hash), 99_999);

        var damaged = await Should.ThrowAsync<DamagedFileException>(() => store.OpenAsync(hash, Token));

        damaged.Hash.ShouldBe(hash);
        damaged.ShouldBeAssignableTo<FileNotFoundException>();
    }

    [Fact]
    public async Task Open_AFileCutShort_IsRefused()
    {
        var hash = await SaveAsync(Bytes(100));
        await File.WriteAllBytesAsync(PathOf(hash), Bytes(100)[..99], Token);

        await Should.ThrowAsync<DamagedFileException>(() => store.OpenAsync(hash, Token));
    }

    [Fact]
    public async Task Save_WhatStandsDamaged_HealsIt()
    {
        var bytes = Bytes(5_000);
        var hash = await SaveAsync(bytes);
        await FlipAsync(PathOf(hash), 10);

        await SaveAsync(bytes);

        (await ReadAsync(hash)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public async Task Open_WhatIsNotThere_SaysSo(string hash) =>
        await Should.ThrowAsync<FileNotFoundException>(() => store.OpenAsync(hash, Token));

    [Fact]
    public async Task Save_CutInTheMiddle_LeavesNothing()
    {
        await Should.ThrowAsync<IOException>(() => store.SaveAsync(new CutStream(), Token));

        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
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

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(20191104).NextBytes(bytes);
        return bytes;
    }

    private static async Task FlipAsync(string path, int at)
    {
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, UseShellExecute = false,
        })!;
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0;
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    private Task<string> SaveAsync(byte[] bytes) => store.SaveAsync(new MemoryStream(bytes), Token);

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var stored = await store.OpenAsync(hash, Token);
        var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    /// <summary>A connection that breaks after half a megabyte.</summary>
    private sealed class CutStream() : MemoryStream(Bytes(500_000))
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection is gone.");
        }
    }
}
