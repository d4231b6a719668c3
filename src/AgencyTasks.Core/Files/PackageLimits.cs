using System.IO.Compression;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>How far a package may inflate, counted in what really comes out of it.</summary>
internal static class PackageLimits
{
    public const int MaxEntries = 2_000;
    public const int MaxRatio = 100;
    public const int MaxMegabytes = 200;

    /// <summary>Before the directory is read: a directory of half a million names is a bomb of its own.</summary>
    public static void RequireEntryCount(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Count(Signatures.ZipDirectoryEntry) > MaxEntries)
        {
            throw Refused(name);
        }
    }

    /// <summary>Unpacks every part to nowhere; stops at the limit, and at a part that is itself a container or a
    /// program.</summary>
    public static void RequireUnpacked(string name, ZipArchive zip, long packed)
    {
        var limit = Math.Min(MaxMegabytes * 1024L * 1024, packed * MaxRatio);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var part in zip.Entries)
        {
            using var content = part.Open();
            var read = content.ReadAtLeast(buffer, 16, throwOnEndOfStream: false);
            RequireNoContainer(name, part, buffer.AsSpan(0, read));
            while (read > 0)
            {
                total += read;
                if (total > limit)
                {
                    throw Refused(name);
                }

                read = content.Read(buffer);
            }
        }
    }

    private static void RequireNoContainer(string name, ZipArchiveEntry part, ReadOnlySpan<byte> start)
    {
        // Office packs drawings so; they hold nothing but a picture.
        var isDrawing = Path.GetExtension(part.FullName).ToLowerInvariant() is ".emz" or ".wmz";
        if (!isDrawing && Signatures.IsContainerOrProgram(start))
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }
    }

    private static RuleRefusedException Refused(string name) =>
        new(Rules.FileUnpacksWithinLimits, name, MaxMegabytes, MaxEntries);
}
