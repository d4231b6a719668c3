using System.Diagnostics;
using System.Globalization;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>What the server itself says in <c>postmaster.pid</c>, and whether that process is still this server.</summary>
internal sealed record PostmasterFile(int Pid, int Port)
{
    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(cluster));
            return lines.Length >= 4
                && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                    ? new PostmasterFile(pid, port)
                    : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw Errors.NotOurs(PathIn(cluster), e);
        }
    }

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>After a crash the number may belong to a dead, a not yet reaped, or a quite different process.</summary>
    public PostmasterState StateIn(string cluster) =>
        OperatingSystem.IsLinux() ? StateOnLinux(cluster) : StateElsewhere();

    private PostmasterState StateOnLinux(string cluster)
    {
        try
        {
            var proc = $"/proc/{Pid.ToString(CultureInfo.InvariantCulture)}";
            // "pid (command) state …": the command may itself hold brackets.
            var stat = File.ReadAllText(Path.Combine(proc, "stat"));
            var command = stat[(stat.IndexOf('(') + 1)..stat.LastIndexOf(')')];
            var state = stat[stat.LastIndexOf(')') + 2];
            if (state is 'Z' or 'X' || !command.StartsWith("postgres", StringComparison.Ordinal))
            {
                return PostmasterState.Stranger;
            }

            // A server's current folder is its cluster.
            var theirs = Path.Combine(proc, "cwd", ClusterFolder.MakerName);
            var ours = Path.Combine(cluster, ClusterFolder.MakerName);
            return File.Exists(theirs) && File.ReadAllText(theirs) != File.ReadAllText(ours)
                ? PostmasterState.Stranger
                : PostmasterState.Running;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return PostmasterState.Gone;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Exists() ? PostmasterState.Running : PostmasterState.Gone;
        }
    }

    private PostmasterState StateElsewhere()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
                ? PostmasterState.Running
                : PostmasterState.Stranger;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return PostmasterState.Gone;
        }
    }

    private bool Exists()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

internal enum PostmasterState
{
    Gone,
    Stranger,
    Running,
}
