using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>The server process of one cluster: found, started, stopped. Callers hold the start lock.</summary>
internal sealed class ClusterServer(
    ClusterFolder folder, PostgresBinaries binaries, ServerUser user, bool durable, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool IsRunning =>
        PostmasterFile.Read(folder.Cluster)?.StateIn(folder.Cluster) == PostmasterState.Running;

    /// <summary>The port of a server that already runs on this cluster, once it answers; null when none runs.</summary>
    public async Task<int?> FindRunningAsync(CancellationToken token)
    {
        var waited = Stopwatch.StartNew();
        while (PostmasterFile.Read(folder.Cluster) is { } file)
        {
            switch (file.StateIn(folder.Cluster))
            {
                case PostmasterState.Stranger:
                    // PostgreSQL would take the stranger for itself and refuse; a number without a process it sees through.
                    logger.LogWarning("Removing the lock file of a server that died (pid {Pid})", file.Pid);
                    File.Delete(PostmasterFile.PathIn(folder.Cluster));
                    return null;
                case PostmasterState.Gone:
                    return null;
                default:
                    break;
            }

            if (await AnswersAsync(file.Port, token))
            {
                return file.Port;
            }

            if (waited.Elapsed > Patience)
            {
                throw Errors.Failed("start", $"pid {file.Pid} does not answer on port {file.Port}", folder.LogFolder);
            }

            await Task.Delay(100, token);
        }

        return null;
    }

    /// <summary>Starts on the port used last, or with <paramref name="mayMove"/> on another one if it is taken.</summary>
    public async Task<int> StartAsync(bool mayMove, CancellationToken token)
    {
        Directory.CreateDirectory(folder.LogFolder);
        await user.GiveAsync(folder.LogFolder, token);
        var port = folder.ReadPort() ?? FreePort();
        for (var attempt = 1; ; attempt++)
        {
            ServerSettings.Write(folder.Cluster, port, durable);
            var startLog = Path.Combine(folder.LogFolder, "start.log");
            var result = await user.RunAsync(
                [binaries.PgCtl, "start", "-D", folder.Cluster, "-l", startLog, "-w", "-s", "-t",
                    Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)],
                token);
            if (result.Succeeded)
            {
                folder.WritePort(port);
                logger.LogInformation("PostgreSQL {Version} listens on 127.0.0.1:{Port}", binaries.Version, port);
                return port;
            }

            if (mayMove && !IsFree(port))
            {
                port = FreePort();
            }
            else if (attempt >= 8)
            {
                throw Errors.Failed("start", result.Output + " " + LastWords(), folder.LogFolder);
            }

            // After a kill, the dead server's children may hold its memory for a moment longer.
            await Task.Delay(250 * attempt, token);
        }
    }

    public async Task StopAsync()
    {
        foreach (var mode in new[] { "fast", "immediate" })
        {
            if (!IsRunning)
            {
                return;
            }

            await user.RunAsync(
                [binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-w", "-s", "-t", "60"],
                CancellationToken.None);
        }
    }

    public string ConnectionString(int port, string database, bool pooling) =>
        ConnectionString(port, database, pooling, "postgres", folder.ReadPassword());

    public string AppConnectionString(int port, string database) =>
        ConnectionString(port, database, pooling: true, AppRole.Name, folder.ReadOrMakeAppPassword());

    private static string ConnectionString(
        int port, string database, bool pooling, string role, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = role,
        Password = password,
        Database = database,
        Pooling = pooling,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private async Task<bool> AnswersAsync(int port, CancellationToken token)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(port, "postgres", pooling: false));
            await connection.OpenAsync(token);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw Errors.NoPassword(folder.PasswordFile);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string LastWords()
    {
        var log = new DirectoryInfo(folder.LogFolder).GetFiles("*.log")
            .OrderByDescending(file => file.LastWriteTimeUtc).FirstOrDefault();
        return log is null ? "" : string.Join(" | ", File.ReadLines(log.FullName).TakeLast(4));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
