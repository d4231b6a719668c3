using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>Holds an upload aside, in a file that vanishes with its handle, until it is checked.</summary>
internal static class Spool
{
    public const int MaxMegabytes = 20;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>The bytes that really came, whatever length was declared.</summary>
    /// <exception cref="RuleRefusedException">None, or more than the limit; nothing is kept.</exception>
    public static async Task<FileStream> ReceiveAsync(string name, Stream content, CancellationToken token)
    {
        var file = Create();
        try
        {
            await CopyAsync(name, content, file, token);
            file.Position = 0;
            return file;
        }
        catch (IOException e) when (StorageFullException.Explains(e))
        {
            await file.DisposeAsync();
            throw new StorageFullException(e);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task CopyAsync(string name, Stream content, FileStream file, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        var total = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, token)) > 0)
        {
            total += read;
            if (total > MaxBytes)
            {
                throw new RuleRefusedException(Rules.FileIsWithinSize, name, MaxMegabytes);
            }

            await file.WriteAsync(buffer.AsMemory(0, read), token);
        }

        if (total == 0)
        {
            throw new RuleRefusedException(Rules.FileIsNotEmpty, name);
        }
    }

    /// <summary>A file of its own in the temporary folder.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"agencytasks-{Guid.NewGuid():N}.upload"), options);
    }
}
