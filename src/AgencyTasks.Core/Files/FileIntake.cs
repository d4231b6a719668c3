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
    // A file is checked in memory: so many at once, however many people hand in on the last evening.
    private static readonly SemaphoreSlim Checks = new(Math.Max(2, Environment.ProcessorCount));

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
        try
        {
            var bytes = new byte[spool.Length];
            await spool.ReadExactlyAsync(bytes, token);
            var kept = await Task.Run(() => type.Clean(name, bytes), token);
            if (!ReferenceEquals(kept, bytes))
            {
                spool.SetLength(0);
                await spool.WriteAsync(kept, token);
            }
        }
        finally
        {
            Checks.Release();
        }
    }
}
