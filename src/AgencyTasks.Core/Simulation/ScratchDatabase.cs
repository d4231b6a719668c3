using AgencyTasks.Core.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgencyTasks.Core.Simulation;

/// <summary>A server of its own in a temporary folder, gone with its data when it is disposed.</summary>
public sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly string folder;

    private ScratchDatabase(EmbeddedPostgres server, string folder)
    {
        this.server = server;
        this.folder = folder;
    }

    public string ConnectionString => server.ConnectionString(EmbeddedPostgres.ApplicationDatabase);

    /// <summary>For the role that web and worker connect as.</summary>
    public string AppConnectionString => server.AppConnectionString(EmbeddedPostgres.ApplicationDatabase);

    /// <param name="isDurable">Commits are flushed to the disk, as in production.</param>
    public static async Task<ScratchDatabase> StartAsync(CancellationToken token, bool isDurable = false)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"agencytasks-scratch-{Guid.CreateVersion7():N}");
        var options = new EmbeddedPostgresOptions { DataFolder = folder, Durable = isDurable };
        return new ScratchDatabase(await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, token), folder);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
