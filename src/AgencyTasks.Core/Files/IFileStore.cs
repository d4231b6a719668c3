namespace AgencyTasks.Core.Files;

/// <summary>Where evidence files lie, once by content. Never overwritten.</summary>
public interface IFileStore
{
    /// <summary>Stores the bytes durably and says their SHA-256, 64 lower-case hexadecimal digits.</summary>
    Task<string> SaveAsync(Stream content, CancellationToken token);

    /// <summary>The stored bytes, verified against their hash before the first byte is handed out.</summary>
    /// <exception cref="FileNotFoundException">No file of that hash, or a damaged one.</exception>
    Task<Stream> OpenAsync(string hash, CancellationToken token);

    /// <summary>Takes the bytes away for good; there are none: nothing happens. Only for a purge by two persons.</summary>
    Task DeleteAsync(string hash, CancellationToken token);

    /// <summary>The hashes by which files lie here, without those that an upload under way may just have brought.</summary>
    IAsyncEnumerable<string> SettledAsync(CancellationToken token);
}
