using AgencyTasks.Core.Database.Embedded;
using Microsoft.Extensions.Logging;

namespace AgencyTasks.Core.Database;

/// <summary>
/// The database of a host: the server that the settings name, or else the embedded one, started (or joined) for as long as
/// this lives.
/// </summary>
public sealed class DatabaseHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private DatabaseHost(AgencyTasksSettings settings, EmbeddedPostgres? embedded)
    {
        Settings = settings;
        this.embedded = embedded;
    }

    /// <summary>The settings with the connection string that is in force.</summary>
    public AgencyTasksSettings Settings { get; }

    public bool IsEmbedded => embedded is not null;

    /// <exception cref="EmbeddedPostgresException">The embedded server cannot run here; the message says what to
    /// do.</exception>
    public static async Task<DatabaseHost> StartAsync(
        AgencyTasksSettings settings, ILogger logger, CancellationToken token)
    {
        if (settings.ConnectionString.Length > 0)
        {
            return new DatabaseHost(settings, embedded: null);
        }

        var options = new EmbeddedPostgresOptions
        {
            DataFolder = Path.GetFullPath(settings.DataFolder),
            PostgresFolder = settings.PostgresFolder,
        };
        var server = await EmbeddedPostgres.StartAsync(options, logger, token);
        var owner = server.ConnectionString(EmbeddedPostgres.ApplicationDatabase);
        var connections = settings with
        {
            ConnectionString = settings.Fences
                ? server.AppConnectionString(EmbeddedPostgres.ApplicationDatabase)
                : owner,
            OwnerConnectionString = owner,
        };
        return new DatabaseHost(connections, server);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
