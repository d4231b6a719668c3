namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Who runs the server: ourselves, or for root on Linux the cluster's owner, at first <c>nobody</c>.</summary>
internal sealed class ServerUser
{
    private readonly string? uid;
    private readonly string? gid;
    private readonly string[] prefix;

    private ServerUser(string? uid, string? gid, string[] prefix) =>
        (this.uid, this.gid, this.prefix) = (uid, gid, prefix);

    public bool IsOther => uid is not null;

    private static string[] Places => ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    public static async Task<ServerUser> ForAsync(string cluster, CancellationToken token)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return new ServerUser(null, null, []);
        }

        var uid = "0";
        var gid = "0";
        if (Directory.Exists(cluster))
        {
            var owner = await AskAsync(["stat", "-c", "%u %g", cluster], token);
            (uid, gid) = (owner.Split(' ')[0], owner.Split(' ')[1]);
        }

        if (uid == "0")
        {
            uid = await AskAsync(["id", "-u", "nobody"], token);
            gid = await AskAsync(["id", "-g", "nobody"], token);
        }

        if (Where("setpriv") is { } setpriv)
        {
            return new ServerUser(uid, gid, [setpriv, $"--reuid={uid}", $"--regid={gid}", "--clear-groups", "--"]);
        }

        if (Where("runuser") is { } runuser)
        {
            var name = await AskAsync(["id", "-nu", uid], token);
            return new ServerUser(uid, gid, [runuser, "-u", name, "--"]);
        }

        throw new EmbeddedPostgresException(
            "PostgreSQL không chạy bằng root, và máy không có setpriv hay runuser để đổi người dùng. Hãy cài util-linux "
            + "hoặc chạy chương trình bằng người dùng thường.",
            "PostgreSQL refuses to run as root, and neither setpriv nor runuser is here to change the user. Install "
            + "util-linux or run this program as an ordinary user.");
    }

    public Task<ToolResult> RunAsync(IEnumerable<string> command, CancellationToken token) =>
        Tool.RunAsync([.. prefix, .. command], token);

    /// <summary>Gives a file or folder to the server's user.</summary>
    public async Task GiveAsync(string path, CancellationToken token)
    {
        if (IsOther)
        {
            await AskAsync(["chown", "-h", $"{uid}:{gid}", path], token);
        }
    }

    /// <summary>The first folder on the way to <paramref name="path"/> that the server's user may not enter.</summary>
    public async Task<string?> FindBlockedAsync(string path, CancellationToken token)
    {
        if (!IsOther || await MayEnterAsync(path, token))
        {
            return null;
        }

        var way = new Stack<string>();
        for (var at = new DirectoryInfo(path); at is not null; at = at.Parent)
        {
            way.Push(at.FullName);
        }

        foreach (var folder in way)
        {
            if (!await MayEnterAsync(folder, token))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>Lets the server's user through our own data folder, if its parents already do.</summary>
    public async Task OpenAsync(string dataFolder, CancellationToken token)
    {
        var blocked = await FindBlockedAsync(dataFolder, token);
        if (blocked is null || OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = File.GetUnixFileMode(dataFolder);
        const UnixFileMode group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
        if (blocked == dataFolder && (mode & group) == UnixFileMode.None)
        {
            await AskAsync(["chgrp", gid!, dataFolder], token);
            File.SetUnixFileMode(dataFolder, mode | UnixFileMode.GroupExecute);
            blocked = await FindBlockedAsync(dataFolder, token);
        }

        if (blocked is not null)
        {
            var name = (await Tool.RunAsync(["id", "-nu", uid!], token)).Output;
            throw Errors.NotReachable(blocked, dataFolder, name.Length == 0 ? uid! : name);
        }
    }

    private async Task<bool> MayEnterAsync(string folder, CancellationToken token) =>
        (await RunAsync([Where("test")!, "-x", folder], token)).Succeeded;

    private static string? Where(string program) =>
        Places.Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);

    private static async Task<string> AskAsync(string[] command, CancellationToken token)
    {
        var result = await Tool.RunAsync([Where(command[0]) ?? command[0], .. command[1..]], token);
        return result.Succeeded
            ? result.Output
            : throw Errors.Failed(command[0], result.Output, "-");
    }
}
