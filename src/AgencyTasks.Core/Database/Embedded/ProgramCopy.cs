using System.Globalization;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>
/// A copy of the programs in the data folder, made where the original cannot be used in place: its library links are
/// missing in a folder we may not write to, or the server's user may not enter the checkout.
/// </summary>
internal static class ProgramCopy
{
    public static async Task<string> MakeAsync(string binFolder, string dataFolder, CancellationToken token)
    {
        var source = Path.GetDirectoryName(binFolder)!;
        var server = new FileInfo(Directory.GetFiles(binFolder, "postgres*")[0]);
        var mark = string.Create(
            CultureInfo.InvariantCulture, $"{server.LastWriteTimeUtc:yyyyMMddHHmmss}-{server.Length}");
        var target = Path.Combine(dataFolder, "postgres-programs-" + mark);
        if (!Directory.Exists(target))
        {
            var half = target + ".new";
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }

            await CopyAsync(new DirectoryInfo(source), half, token);
            LibraryLinks.Make(Path.Combine(half, "bin"));
            Directory.Move(half, target);
        }

        return Path.Combine(target, "bin");
    }

    private static async Task CopyAsync(DirectoryInfo source, string target, CancellationToken token)
    {
        Directory.CreateDirectory(target);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, source.UnixFileMode);
        }

        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            token.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                await CopyAsync(folder, copy, token);
            }
            else if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(copy, link);
            }
            else
            {
                File.Copy(entry.FullName, copy);
            }
        }
    }
}
