using System.Text.Json;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>npm cannot pack symbolic links: the package lists its libraries' second names, and they are made here.</summary>
internal static class LibraryLinks
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Link(string Source, string Target);

    public static string ListOf(string binFolder) =>
        Path.Combine(Path.GetDirectoryName(binFolder)!, "pg-symlinks.json");

    /// <summary>False when some could not be made (a folder we may not write to).</summary>
    public static bool Make(string binFolder)
    {
        var root = Path.GetDirectoryName(binFolder)!;
        var list = ListOf(binFolder);
        if (!File.Exists(list))
        {
            return true;
        }

        var complete = true;
        foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), Json) ?? [])
        {
            var source = Place(root, link.Source);
            var target = Place(root, link.Target);
            if (File.Exists(source) && !File.Exists(target))
            {
                complete &= TryMake(source, target);
            }
        }

        return complete;
    }

    // Paths in the list start at the package: native/lib/…; beside the app there is no "native".
    private static string Place(string root, string path) =>
        Path.Combine([root, .. path.Split('/').SkipWhile(part => part == "native")]);

    private static bool TryMake(string source, string target)
    {
        try
        {
            File.CreateSymbolicLink(target, Path.GetFileName(source));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process may have made it in the meantime; Windows may forbid links but allow copies.
            try
            {
                if (!File.Exists(target))
                {
                    File.Copy(source, target);
                }
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                return File.Exists(target);
            }
        }

        return true;
    }
}
