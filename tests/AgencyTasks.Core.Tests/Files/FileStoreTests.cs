using System.Security.Cryptography;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>What every store holds to, wherever it keeps the bytes.</summary>
public abstract class FileStoreTests
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract IFileStore Store { get; }

    [Fact]
    public async Task Save_Bytes_ComeBackUnderTheirHash()
    {
        var bytes = Bytes(300_000);

        var hash = await SaveAsync(bytes);

        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await ReadAsync(hash)).ShouldBe(bytes);
        Count().ShouldBe(1);
    }

    [Fact]
    public async Task Save_TwentyMegabytes_ComeBack()
    {
        var bytes = Bytes(20 * 1024 * 1024);

        (await ReadAsync(await SaveAsync(bytes))).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
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
        Count().ShouldBe(1);
    }

    [Fact]
    public async Task Save_TheSameFortyTimesAtOnce_IsOneFile()
    {
        var bytes = Bytes(200_000);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => SaveAsync(bytes))));

        hashes.Distinct().ShouldHaveSingleItem();
        (await ReadAsync(hashes[0])).ShouldBe(bytes);
        Count().ShouldBe(1);
    }

    [Fact]
    public async Task Open_ADamagedFile_ServesNoByteAndNamesIt()
    {
        var hash = await SaveAsync(Bytes(100_000));
        await FlipAsync(PathOf(hash), 99_999);

        var damaged = await Should.ThrowAsync<DamagedFileException>(() => Store.OpenAsync(hash, Token));

        damaged.Hash.ShouldBe(hash);
        damaged.ShouldBeAssignableTo<FileNotFoundException>();
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
        await Should.ThrowAsync<FileNotFoundException>(() => Store.OpenAsync(hash, Token));

    [Fact]
    public async Task Save_CutInTheMiddle_LeavesNothing()
    {
        await Should.ThrowAsync<IOException>(() => Store.SaveAsync(new CutStream(), Token));

        Count().ShouldBe(0);
    }

    [Fact]
    public async Task Settled_WithAFileOfJustNow_NamesOnlyTheOlderOne()
    {
        var older = await SaveAsync(Bytes(10));
        await SaveAsync(Bytes(20));
        File.SetLastWriteTimeUtc(PathOf(older), DateTime.UnixEpoch.AddYears(40));

        (await Store.SettledAsync(Token).ToListAsync(Token)).ShouldBe([older]);
    }

    /// <summary>Where the bytes really lie.</summary>
    protected abstract string PathOf(string hash);

    /// <summary>Of stored files, whole or half.</summary>
    protected abstract int Count();

    protected static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(20191104).NextBytes(bytes);
        return bytes;
    }

    protected Task<string> SaveAsync(byte[] bytes) => Store.SaveAsync(new MemoryStream(bytes), Token);

    protected async Task<byte[]> ReadAsync(string hash)
    {
        await using var stored = await Store.OpenAsync(hash, Token);
        var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    private static async Task FlipAsync(string path, int at)
    {
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);
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
