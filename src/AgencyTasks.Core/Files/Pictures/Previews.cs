using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>
/// Small pictures of evidence, made when somebody first looks and kept by the file's hash under <c>previews/</c> of the data
/// folder, which may be deleted at any time. An empty file there: there is nothing to show.
/// </summary>
public sealed class Previews(AgencyTasksSettings settings, IFileStore store, ClamdScanner scanner) : IDisposable
{
    // Looking must not slow handing in: one at a time, and who has waited too long sees no picture.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FirstPage pages = new(settings.Files.Pictures);
    private readonly SemaphoreSlim gate = new(1);
    private readonly string folder = Path.Combine(settings.DataFolder, "previews");

    /// <summary>Something can be shown of such a file here.</summary>
    public bool Shows(StoredFile file) => IsPicture(file) || pages.Shows(file.ContentType);

    /// <returns>A JPEG; null: there is none.</returns>
    /// <exception cref="Domain.RuleRefusedException">A scanner is set, and it finds a virus or does not answer.</exception>
    /// <exception cref="FileNotFoundException">The file is gone or damaged.</exception>
    public async Task<byte[]?> FindAsync(StoredFile file, CancellationToken token)
    {
        if (!Shows(file))
        {
            return null;
        }

        var kept = await KeptAsync(file.Hash, token);
        if (kept is null && await gate.WaitAsync(Patience, token))
        {
            try
            {
                kept = await KeptAsync(file.Hash, token) ?? await MakeAsync(file, token);
            }
            finally
            {
                gate.Release();
            }
        }

        return kept is { Length: > 0 } ? kept : null;
    }

    /// <summary>The file is purged: nothing of it is shown any more.</summary>
    public void Forget(string hash)
    {
        if (File.Exists(PathOf(hash)))
        {
            File.Delete(PathOf(hash));
        }
    }

    public void Dispose() => gate.Dispose();

    private static bool IsPicture(StoredFile file) => file.ContentType.StartsWith("image/", StringComparison.Ordinal);

    private async Task<byte[]> MakeAsync(StoredFile file, CancellationToken token)
    {
        await using var content = await store.OpenAsync(file.Hash, token);
        await scanner.RequireCleanAsync(file.Name, file.Hash, content, token);
        var made = IsPicture(file)
            ? await Task.Run(() => SmallPicture.Of(content), token)
            : await pages.OfAsync(content, file.ContentType, token);
        await KeepAsync(file.Hash, made ?? [], token);
        return made ?? [];
    }

    private async Task<byte[]?> KeptAsync(string hash, CancellationToken token)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(hash), token);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task KeepAsync(string hash, byte[] picture, CancellationToken token)
    {
        var path = PathOf(hash);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var aside = $"{path}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(aside, picture, token);
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is made again next time.
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash + ".jpg");
}
