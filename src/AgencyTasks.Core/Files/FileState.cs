namespace AgencyTasks.Core.Files;

/// <summary>What is found where a file should lie.</summary>
public enum FileState
{
    Good,

    /// <summary>Its bytes do not give its hash.</summary>
    Damaged,

    /// <summary>It is not there.</summary>
    Gone,

    /// <summary>It lies there, and nothing speaks of it, as after an upload that was cut short.</summary>
    Stray,
}

internal static class FileStates
{
    /// <summary>Reads the whole file.</summary>
    public static async Task<FileState> StateAsync(this IFileStore store, string hash, CancellationToken token)
    {
        try
        {
            await using var content = await store.OpenAsync(hash, token);
            return FileState.Good;
        }
        catch (DamagedFileException)
        {
            return FileState.Damaged;
        }
        catch (FileNotFoundException)
        {
            return FileState.Gone;
        }
    }
}
