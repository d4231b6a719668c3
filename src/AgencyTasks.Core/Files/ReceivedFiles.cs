using System.Globalization;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>
/// Files on their way in piece by piece over a weak line, before any form names them. Each belongs to the person who sends
/// it; a cut line goes on where it broke. What no form asked for is gone after a day or, where
/// thirty wait, after a quarter of an hour.
/// </summary>
public sealed class ReceivedFiles(AgencyTasksSettings settings) : IDisposable
{
    /// <summary>So many of one person at once.</summary>
    public const int MaxWaiting = 30;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>What no byte came for so long gives way to what is sent now.</summary>
    private static readonly TimeSpan GivesWayAfter = TimeSpan.FromMinutes(15);

    private readonly string folder = Path.Combine(settings.DataFolder, "received");
    private readonly List<Stream> opened = [];

    /// <param name="size">Bytes that will come.</param>
    /// <exception cref="RuleRefusedException">Empty, too large, or too many wait already.</exception>
    /// <exception cref="StorageFullException">The volume is full.</exception>
    public Guid Begin(Guid personId, string name, long size)
    {
        if (size <= 0)
        {
            throw new RuleRefusedException(Rules.FileIsNotEmpty, name);
        }

        if (size > Spool.MaxBytes)
        {
            throw new RuleRefusedException(Rules.FileIsWithinSize, name, Spool.MaxMegabytes);
        }

        Sweep(personId);
        var waiting = FilesOf(personId).OrderBy(file => file.LastWriteTimeUtc).ToList();
        if (waiting.Count >= MaxWaiting)
        {
            if (waiting[0].LastWriteTimeUtc > TimeProvider.System.GetUtcNow().UtcDateTime - GivesWayAfter)
            {
                throw new RuleRefusedException(Rules.ReceivedFilesWithinCount, MaxWaiting);
            }

            waiting[0].Delete();
        }

        var id = Guid.NewGuid();
        Explaining(() =>
        {
            Directory.CreateDirectory(FolderOf(personId));
            using var file = new FileStream(PathOf(personId, id, size), FileMode.CreateNew);
        });
        return id;
    }

    /// <summary>How many bytes of it are here; null: no such file of this person.</summary>
    public long? Received(Guid personId, Guid id) => Find(personId, id)?.Length;

    /// <summary>Takes the next bytes, those from <paramref name="from"/> on; a line that breaks leaves what came.</summary>
    /// <returns>How many are here now: the same as before when they are not the next ones. Null: no such file.</returns>
    /// <exception cref="StorageFullException">The volume is full.</exception>
    public async Task<long?> AppendAsync(Guid personId, Guid id, long from, Stream content, CancellationToken token)
    {
        if (Find(personId, id) is not { } found || found.Length != from)
        {
            return Received(personId, id);
        }

        try
        {
            await using var file = new FileStream(found.FullName, FileMode.Append, FileAccess.Write, FileShare.Read);
            await CopyAsync(content, file, SizeOf(found), token);
        }
        catch (IOException e) when (StorageFullException.Explains(e))
        {
            throw new StorageFullException(e);
        }
        catch (IOException)
        {
            // Two pieces at once, or a cut line: what is here is what counts.
        }

        return Received(personId, id);
    }

    /// <summary>A whole file, to be read in this request; null: not there, or not all of it.</summary>
    public UploadedFile? Open(Guid personId, Guid id, string name)
    {
        if (Find(personId, id) is not { } found || found.Length != SizeOf(found))
        {
            return null;
        }

        var stream = new FileStream(found.FullName, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        opened.Add(stream);
        return new UploadedFile(name, stream);
    }

    /// <summary>It is stored now, or was refused.</summary>
    public void Forget(Guid personId, Guid id) => Find(personId, id)?.Delete();

    public void Dispose() => opened.ForEach(stream => stream.Dispose());

    private static async Task CopyAsync(Stream content, FileStream file, long size, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, token)) > 0 && file.Position + read <= size)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    private static void Explaining(Action write)
    {
        try
        {
            write();
        }
        catch (IOException e) when (StorageFullException.Explains(e))
        {
            throw new StorageFullException(e);
        }
    }

    private static long SizeOf(FileInfo file) =>
        long.Parse(file.Name[(file.Name.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    private void Sweep(Guid personId)
    {
        var oldest = TimeProvider.System.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var left in FilesOf(personId).Where(file => file.LastWriteTimeUtc < oldest))
        {
            left.Delete();
        }
    }

    private FileInfo? Find(Guid personId, Guid id) =>
        FilesOf(personId).FirstOrDefault(file => file.Name.StartsWith($"{id:N}-", StringComparison.Ordinal));

    private IEnumerable<FileInfo> FilesOf(Guid personId) =>
        Directory.Exists(FolderOf(personId)) ? new DirectoryInfo(FolderOf(personId)).EnumerateFiles() : [];

    private string FolderOf(Guid personId) => Path.Combine(folder, personId.ToString("N"));

    private string PathOf(Guid personId, Guid id, long size) =>
        Path.Combine(FolderOf(personId), string.Create(CultureInfo.InvariantCulture, $"{id:N}-{size}"));
}
