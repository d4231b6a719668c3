using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Which programs made a cluster; kept inside it, because only the same ICU may open it again.</summary>
internal sealed record ClusterMaker(string Version, string Icu, Guid Id);

/// <summary>The data folder's part that belongs to the server: the cluster, and beside it what only we read.</summary>
internal sealed class ClusterFolder(string dataFolder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string DataFolder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));

    public string Cluster => Path.Combine(DataFolder, "postgres");

    public string LogFolder => Path.Combine(Cluster, "log");

    public string Users => Path.Combine(Control, "users");

    public string StartLock => Path.Combine(Control, "start.lock");

    public string OwnerLock => Path.Combine(Control, "owner.lock");

    public string PasswordFile => Path.Combine(Control, "password");

    public bool IsInitialised => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    private string Control => Path.Combine(DataFolder, "postgres-control");

    private string PortFile => Path.Combine(Control, "port");

    private string AppPasswordFile => Path.Combine(Control, "app-password");

    private string MakerFile => Path.Combine(Cluster, MakerName);

    public const string MakerName = "agencytasks-cluster.json";

    public void Prepare()
    {
        try
        {
            MakePrivate(DataFolder);
            MakePrivate(Control);
            MakePrivate(Users);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Errors.NotOurs(DataFolder, e);
        }
    }

    /// <summary>Refuses a cluster that these programs must not open; touches nothing.</summary>
    public void Check(PostgresBinaries binaries)
    {
        try
        {
            if (Directory.Exists(Cluster) && Directory.EnumerateFileSystemEntries(Cluster).Any())
            {
                CheckMaker(binaries);
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw Errors.NotOurs(Cluster, e);
        }
    }

    private void CheckMaker(PostgresBinaries binaries)
    {
        if (!IsInitialised)
        {
            throw Errors.NotMadeHere(Cluster);
        }

        var major = File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim();
        if (major != binaries.Major.ToString(CultureInfo.InvariantCulture))
        {
            throw Errors.OtherMajor(Cluster, major, binaries);
        }

        if (!File.Exists(MakerFile))
        {
            throw Errors.NotMadeHere(Cluster);
        }

        var maker = JsonSerializer.Deserialize<ClusterMaker>(File.ReadAllText(MakerFile))!;
        if (maker.Icu != binaries.Icu)
        {
            throw Errors.OtherIcu(Cluster, maker, binaries);
        }
    }

    public string ReadPassword() =>
        File.Exists(PasswordFile) ? File.ReadAllText(PasswordFile).Trim() : throw Errors.NoPassword(PasswordFile);

    public string ReadOrMakePassword()
    {
        Make(PasswordFile);
        return ReadPassword();
    }

    /// <summary>Of the role that web and worker connect as.</summary>
    public string ReadOrMakeAppPassword()
    {
        Make(AppPasswordFile);
        return File.ReadAllText(AppPasswordFile).Trim();
    }

    private static void Make(string passwordFile)
    {
        if (!File.Exists(passwordFile))
        {
            WritePrivate(passwordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }
    }

    public int? ReadPort() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    public void WritePort(int port) => WritePrivate(PortFile, port.ToString(CultureInfo.InvariantCulture));

    public static void WriteMaker(string cluster, PostgresBinaries binaries) => File.WriteAllText(
        Path.Combine(cluster, MakerName),
        JsonSerializer.Serialize(new ClusterMaker(binaries.Version, binaries.Icu, Guid.CreateVersion7())));

    /// <summary>Written aside, flushed, then renamed, so that a crash leaves the old text or the new one.</summary>
    public static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static void MakePrivate(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // Parents that must be made too get the usual permissions; only our own folder is private.
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
