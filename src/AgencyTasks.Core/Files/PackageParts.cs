using System.IO.Compression;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>What the names of a package's parts give away.</summary>
internal static class PackageParts
{
    // Macros, macro sheets, embedded objects and controls.
    private static readonly string[] Telling =
        ["vbaproject", "vbadata", "/embeddings/", "/activex/", "/macrosheets/", "/dialogsheets/", "oleobject"];

    private static readonly string[] Programs =
    [
        ".bat", ".chm", ".cmd", ".com", ".cpl", ".dll", ".doc", ".docm", ".dotm", ".exe", ".hta", ".htm", ".html", ".jar",
        ".js", ".lnk", ".mht", ".mhtml", ".msi", ".pif", ".ps1", ".rar", ".reg", ".rtf", ".scr", ".swf", ".url", ".vbs",
        ".wsf", ".xlam", ".xll", ".xls", ".xlsb", ".xlsm", ".zip", ".7z",
    ];

    public static void RequirePlainNames(string name, ZipArchive zip)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in zip.Entries)
        {
            if (part.IsEncrypted)
            {
                throw new RuleRefusedException(Rules.FileOpensWithoutPassword, name);
            }

            // Two parts of one name: programs do not agree which one counts.
            var path = part.FullName;
            if (path.StartsWith('/') || path.Contains('\\') || path.Contains(':')
                || path.Split('/').Contains("..") || !seen.Add(path))
            {
                throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
            }
        }
    }

    public static void RequireNoPrograms(string name, ZipArchive zip)
    {
        foreach (var part in zip.Entries)
        {
            var path = part.FullName.ToLowerInvariant();
            if (Telling.Any(path.Contains) || Programs.Contains(Path.GetExtension(path)))
            {
                throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
            }
        }
    }
}
