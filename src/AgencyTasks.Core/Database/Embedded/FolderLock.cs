using System.Diagnostics;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>A lock between processes: an open file that no one else may open. The kernel frees it when we die.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    public static FolderLock? TryTake(string path)
    {
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw Errors.NotOurs(path, e);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static async Task<FolderLock> TakeAsync(string path, TimeSpan patience, CancellationToken token)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (waited.Elapsed > patience)
            {
                throw new EmbeddedPostgresException(
                    $"Một tiến trình khác đang khởi động hoặc dừng cơ sở dữ liệu và giữ khóa {path} quá lâu. Hãy đợi "
                    + "hoặc kết thúc tiến trình đó rồi thử lại.",
                    $"Another process is starting or stopping the database and holds the lock {path} for too long. "
                    + "Wait, or end that process, and try again.");
            }

            await Task.Delay(100, token);
        }
    }

    public void Dispose() => file.Dispose();
}
