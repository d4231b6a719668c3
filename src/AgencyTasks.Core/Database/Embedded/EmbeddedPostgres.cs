using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>
/// The default database: a real PostgreSQL server on this machine's loopback, its data under the data folder. Any
/// number of processes use one data folder: the first starts the server, the others attach, the last one out stops
/// it. One of them is its owner and starts it again should it die; locks fall to the next process when one is killed.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string ApplicationDatabase = "agencytasks";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(120);

    private readonly ClusterFolder folder;
    private readonly ClusterServer server;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly FolderLock user;
    private FolderLock? owner;
    private int port;
    private Task watch = Task.CompletedTask;
    private bool disposed;

    private EmbeddedPostgres(ClusterFolder folder, ClusterServer server, FolderLock user, ILogger logger)
    {
        this.folder = folder;
        this.server = server;
        this.user = user;
        this.logger = logger;
    }

    /// <summary>True for the one process that keeps the server running.</summary>
    public bool Owns => owner is not null;

    /// <exception cref="EmbeddedPostgresException">Why it cannot run here, and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken token)
    {
        var folder = new ClusterFolder(options.DataFolder);
        folder.Prepare();
        for (var attempt = 1; attempt <= 40; attempt++)
        {
            using (await FolderLock.TakeAsync(folder.StartLock, LockPatience, token))
            {
                if (await TryJoinAsync(folder, options, logger, token) is { } joined)
                {
                    return joined;
                }
            }

            // The server died a moment ago: its living owner starts it again.
            await Task.Delay(500, token);
        }

        throw Errors.HeldElsewhere(folder.DataFolder);
    }

    /// <summary>A connection string of the administrator for one database of this server.</summary>
    public string ConnectionString(string database) => server.ConnectionString(port, database, pooling: true);

    /// <summary>A connection string of the role that web and worker connect as.</summary>
    public string AppConnectionString(string database) => server.AppConnectionString(port, database);

    /// <summary>Leaves the server to the processes that still use it; the last one stops it and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await stopping.CancelAsync();
        await watch;
        using (await FolderLock.TakeAsync(folder.StartLock, LockPatience, CancellationToken.None))
        {
            await LeaveAsync();
        }

        stopping.Dispose();
    }

    // Null when another process owns a server that is not to be seen from here.
    private static async Task<EmbeddedPostgres?> TryJoinAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, ILogger logger, CancellationToken token)
    {
        var user = await ServerUser.ForAsync(folder.Cluster, token);
        await user.OpenAsync(folder.DataFolder, token);
        var binaries = await PostgresFinder.FindAsync(options, user, token);
        folder.Check(binaries);
        if (!folder.IsInitialised)
        {
            await new ClusterInitialiser(folder, binaries, user, options.Durable, logger)
                .InitialiseAsync(token);
        }

        var server = new ClusterServer(folder, binaries, user, options.Durable, logger);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.CreateVersion7():N}.lock");
        var me = FolderLock.TryTake(Path.Combine(folder.Users, name))!;
        var postgres = new EmbeddedPostgres(folder, server, me, logger);
        var joined = false;
        try
        {
            joined = await postgres.JoinAsync(token);
        }
        finally
        {
            if (!joined)
            {
                await postgres.LeaveAsync();
            }
        }

        return joined ? postgres : null;
    }

    private async Task<bool> JoinAsync(CancellationToken token)
    {
        owner = FolderLock.TryTake(folder.OwnerLock);
        var running = await server.FindRunningAsync(token);
        if (running is null && owner is null)
        {
            return false;
        }

        port = running ?? await server.StartAsync(mayMove: true, token);
        await MakeDatabaseAsync(token);
        watch = WatchAsync(stopping.Token);
        return true;
    }

    private async Task LeaveAsync()
    {
        user.Dispose();
        if (!OthersUseIt())
        {
            await server.StopAsync();
        }

        owner?.Dispose();
        owner = null;
    }

    // Under the start lock: a file that can be opened belongs to nobody any more.
    private bool OthersUseIt()
    {
        var used = false;
        foreach (var file in Directory.GetFiles(folder.Users))
        {
            using var free = FolderLock.TryTake(file);
            if (free is null)
            {
                used = true;
            }
            else
            {
                File.Delete(file);
            }
        }

        return used;
    }

    private async Task MakeDatabaseAsync(CancellationToken token)
    {
        await using var connection = new NpgsqlConnection(
            server.ConnectionString(port, "postgres", pooling: false));
        await connection.OpenAsync(token);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        find.Parameters.AddWithValue(ApplicationDatabase);
        if (await find.ExecuteScalarAsync(token) is null)
        {
            await using var make = new NpgsqlCommand($"CREATE DATABASE {ApplicationDatabase}", connection);
            await make.ExecuteNonQueryAsync(token);
        }

        await AppRole.MakeAsync(connection, folder.ReadOrMakeAppPassword(), token);
    }

    // Looks once a second: the owner restarts a server that died; when the owner is gone, the next one takes its place.
    private async Task WatchAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!token.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(token);
                owner ??= FolderLock.TryTake(folder.OwnerLock);
                if (owner is not null && !server.IsRunning)
                {
                    await RestartAsync(token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "The embedded PostgreSQL is down and could not be started again; trying on");
            }
        }
    }

    private async Task RestartAsync(CancellationToken token)
    {
        using var turn = await FolderLock.TakeAsync(folder.StartLock, LockPatience, token);
        if (await server.FindRunningAsync(token) is null)
        {
            logger.LogWarning("The embedded PostgreSQL is gone; starting it again on port {Port}", port);
            await server.StartAsync(mayMove: false, token);
        }
    }
}
