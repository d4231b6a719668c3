using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>One set of server programs: its <c>bin</c> folder, version, and the ICU that decides its sort order.</summary>
internal sealed partial record PostgresBinaries(string BinFolder, string Version, int Major, string Icu)
{
    public const int OldestMajor = 15;

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public string Initdb => Program(BinFolder, "initdb");

    public string PgCtl => Program(BinFolder, "pg_ctl");

    /// <summary>True for npm's package, which may be copied as a whole; a machine's own folder may hold all of /usr.</summary>
    public static bool IsPackage(string binFolder) => File.Exists(LibraryLinks.ListOf(binFolder));

    public static bool LookLikeOneAt(string binFolder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(name => File.Exists(Program(binFolder, name)));

    /// <summary>Null when the programs there do not run on this machine.</summary>
    public static async Task<PostgresBinaries?> ProbeAsync(string binFolder, CancellationToken token)
    {
        var postgres = Program(binFolder, "postgres");
        try
        {
            var result = await Tool.RunAsync([postgres, "--version"], token);
            var version = VersionPattern().Match(result.Output);
            if (!result.Succeeded || !version.Success)
            {
                return null;
            }

            var major = int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture);
            var icu = await ReadIcuAsync(postgres, token);
            return new PostgresBinaries(binFolder, version.Groups["version"].Value, major, icu);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException
            or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    // The program names the ICU library it is linked with: libicuuc.so.60, libicuuc.68.dylib, icuuc67.dll.
    private static async Task<string> ReadIcuAsync(string postgres, CancellationToken token)
    {
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(postgres, token));
        var at = text.IndexOf("icuuc", StringComparison.Ordinal);
        var match = IcuPattern().Match(at < 0 ? "" : text[at..Math.Min(text.Length, at + 40)]);
        return match.Success ? match.Groups["version"].Value : "unknown";
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)\S*)", Options)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"icuuc(\.so)?\.?(?<version>\d+)", Options)]
    private static partial Regex IcuPattern();
}
