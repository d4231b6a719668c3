using System.Buffers;
using System.Security.Cryptography;

namespace AgencyTasks.Core.Files;

/// <summary>
/// Evidence files in a folder, named by their SHA-256: <c>ab/abcd…</c>. Written aside, flushed, renamed, the folder
/// flushed: after a kill or a power cut a file stands whole under its name or not at all.
/// </summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    private const int BufferSize = 128 * 1024;

    // What a killed process left; a running upload is never this old.
    private static readonly TimeSpan LeftOver = TimeSpan.FromDays(1);

    // Between a file and the row that names it lie seconds.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private readonly string incoming = Path.Combine(folder, "incoming");
    private int swept;

    /// <summary>For tests that kill the process at this point.</summary>
    internal Action BeforeRename { get; init; } = static () => { };

    public async Task<string> SaveAsync(Stream content, CancellationToken token)
    {
        try
        {
            DurableFolder.Create(incoming);
            var temporary = Path.Combine(incoming, Path.GetRandomFileName());
            try
            {
                var hash = await WriteAsync(temporary, content, token);
                SweepOnce(temporary);
                BeforeRename();
                await NameAsync(temporary, hash, token);
                return hash;
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (IOException e) when (StorageFullException.Explains(e))
        {
            throw new StorageFullException(e);
        }
    }

    public async Task<Stream> OpenAsync(string hash, CancellationToken token)
    {
        FileHash.Require(hash);
        var file = OpenStored(PathOf(hash)) ?? throw new FileNotFoundException("There is no such file.", hash);
        try
        {
            // The same handle is verified and handed out.
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, token)) != hash)
            {
                throw new DamagedFileException(hash);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public Task DeleteAsync(string hash, CancellationToken token)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            File.Delete(path);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<string> SettledAsync(CancellationToken token)
    {
        if (!Directory.Exists(folder))
        {
            return AsyncEnumerable.Empty<string>();
        }

        var latest = TimeProvider.System.GetUtcNow().UtcDateTime - Settling;
        return Directory.EnumerateDirectories(folder)
            .Where(shelf => shelf != incoming)
            .SelectMany(shelf => Directory.EnumerateFiles(shelf))
            .Where(file => File.GetLastWriteTimeUtc(file) < latest)
            .Select(file => Path.GetFileName(file))
            .ToAsyncEnumerable();
    }

    private static async Task<string> WriteAsync(string path, Stream content, CancellationToken token)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var file = new FileStream(path, FileOptionsFor(FileMode.CreateNew, FileAccess.Write));
            int read;
            while ((read = await content.ReadAsync(buffer, token)) > 0)
            {
                sum.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), token);
            }

            file.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>Gives the written file its name, unless a good one bears it; a damaged one is healed by the good
    /// bytes.</summary>
    private async Task NameAsync(string temporary, string hash, CancellationToken token)
    {
        var path = PathOf(hash);
        var shelf = Path.GetDirectoryName(path)!;
        DurableFolder.Create(shelf);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            if (await this.StateAsync(hash, token) == FileState.Damaged)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }

        // Also when another upload gave the name: its own flush may not have come yet.
        DurableFolder.Flush(shelf);
    }

    private void SweepOnce(string temporary)
    {
        if (Interlocked.Exchange(ref swept, 1) == 1)
        {
            return;
        }

        // By the volume's own clock: the file just written says what time it is there.
        var oldest = File.GetLastWriteTimeUtc(temporary) - LeftOver;
        foreach (var left in Directory.EnumerateFiles(incoming).Where(file => File.GetLastWriteTimeUtc(file) < oldest))
        {
            File.Delete(left);
        }
    }

    private static FileStream? OpenStored(string path)
    {
        try
        {
            return new FileStream(path, FileOptionsFor(FileMode.Open, FileAccess.Read));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static FileStreamOptions FileOptionsFor(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        };
        if (mode == FileMode.CreateNew && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        }

        return options;
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
