using System.Collections.Concurrent;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Files;

/// <summary>A file as it came in: the name the browser gave, the bytes.</summary>
public sealed record UploadedFile(string Name, Stream Content);

/// <summary>A file that passed the checks and is stored.</summary>
public sealed record TakenFile(EvidenceKind Kind, StoredFile Stored);

/// <summary>Checks an upload, cleans it and stores it; a refused one leaves nothing behind.</summary>
public sealed class FileIntake(IFileStore store, ClamdScanner scanner)
{
    // A file is checked in memory: so many at once, each in the same place as the ones before it, however many people hand
    // in on the last evening.
    private static readonly int Places = Math.Clamp(Environment.ProcessorCount, 2, 4);
    private static readonly SemaphoreSlim Checks = new(Places);
    private static readonly ConcurrentBag<byte[]> Buffers = [];

    /// <exception cref="RuleRefusedException">By a rule on files; the file's name is its first value.</exception>
    /// <exception cref="StorageFullException">The volume is full.</exception>
    public async Task<TakenFile> TakeAsync(UploadedFile upload, CancellationToken token)
    {
        var name = FileNameCheck.Check(upload.Name);
        var type = FileType.Of(name);
        await using var spool = await Spool.ReceiveAsync(name, upload.Content, token);
        await CleanAsync(type, name, spool, token);
        spool.Position = 0;
        await scanner.RequireCleanAsync(name, hash: null, spool, token);
        var hash = await SaveAsync(name, spool, token);
        return new TakenFile(type.Kind, new StoredFile(hash, name, spool.Length, type.ContentType));
    }

    private async Task<string> SaveAsync(string name, FileStream spool, CancellationToken token)
    {
        try
        {
            return await store.SaveAsync(spool, token);
        }
        catch (StorageAwayException)
        {
            throw new RuleRefusedException(Rules.FileStoreAnswers, name);
        }
    }

    private static async Task CleanAsync(FileType type, string name, FileStream spool, CancellationToken token)
    {
        await Checks.WaitAsync(token);
        var buffer = Buffers.TryTake(out var used) ? used : new byte[Spool.MaxBytes];
        try
        {
            var bytes = new ArraySegment<byte>(buffer, 0, (int)spool.Length);
            await spool.ReadExactlyAsync(bytes, token);
            var kept = await Task.Run(() => type.Clean(name, bytes), token);
            if (kept.Array != buffer)
            {
                spool.SetLength(0);
                await spool.WriteAsync(kept, token);
            }
        }
        finally
        {
            Buffers.Add(buffer);
            Checks.Release();
        }
    }
}
