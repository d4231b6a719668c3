using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AgencyTasks.Core.Hosting;

/// <summary>
/// What stands before a host is built: the database is up and, when it is the embedded one, migrated and filled with the
/// seed the settings ask for; the clock is known.
/// </summary>
public sealed class PreparedHost : IAsyncDisposable
{
    private readonly DatabaseHost database;

    private PreparedHost(DatabaseHost database, AgencyTasksSettings settings, IClock clock)
    {
        this.database = database;
        Settings = settings;
        Clock = clock;
    }

    /// <summary>With the connection string that the host is to use.</summary>
    public AgencyTasksSettings Settings { get; }

    public IClock Clock { get; }

    /// <summary>For the web: migrates and seeds the embedded database, starts the clock.</summary>
    public static async Task<PreparedHost> StartAsync(
        AgencyTasksSettings settings, ILogger logger, CancellationToken token)
    {
        var database = await DatabaseHost.StartAsync(settings, logger, token);
        if (database.IsEmbedded)
        {
            var applied = await MigrateAsync(database, token);
            logger.LogInformation("Database ready, {Count} migrations applied", applied.Count);
            await SeedAsync(database.Settings.AsOwner(), logger, token);
        }

        await FenceCheck.ExecuteAsync(database.Settings, token);
        await using var services = Services(database.Settings);
        await using var scope = services.CreateAsyncScope();
        var clock = await scope.ServiceProvider.GetRequiredService<SharedClock>().StartAsync(token);
        return new PreparedHost(database, database.Settings, clock);
    }

    /// <summary>For the worker: joins what is there, as the role of web and worker.</summary>
    public static Task<PreparedHost> JoinAsync(AgencyTasksSettings settings, ILogger logger, CancellationToken token) =>
        JoinAsync(settings, asOwner: false, logger, token);

    /// <summary>For the command line: joins what is there, as the tables' owner.</summary>
    public static Task<PreparedHost> JoinAsOwnerAsync(
        AgencyTasksSettings settings, ILogger logger, CancellationToken token) =>
        JoinAsync(settings, asOwner: true, logger, token);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<PreparedHost> JoinAsync(
        AgencyTasksSettings settings, bool asOwner, ILogger logger, CancellationToken token)
    {
        var database = await DatabaseHost.StartAsync(settings, logger, token);
        if (database.IsEmbedded)
        {
            await MigrateAsync(database, token);
        }

        var joined = asOwner ? database.Settings.AsOwner() : database.Settings;
        await using var services = Services(joined);
        await using var scope = services.CreateAsyncScope();
        var clock = await scope.ServiceProvider.GetRequiredService<SharedClock>().JoinAsync(token);
        return new PreparedHost(database, joined, clock);
    }

    private static async Task<IReadOnlyList<string>> MigrateAsync(DatabaseHost database, CancellationToken token)
    {
        await using var services = Services(database.Settings.AsOwner());
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().ExecuteAsync(token);
    }

    private static async Task SeedAsync(AgencyTasksSettings settings, ILogger logger, CancellationToken token)
    {
        switch (settings.Seed)
        {
            case "demo":
                await DemoYear.LoadAsync(settings, SeedFolder.Plan(), SeedFolder.Demo(), logger, token);
                break;
            case "bare":
                await using (var services = Services(settings))
                await using (var scope = services.CreateAsyncScope())
                {
                    await scope.ServiceProvider.GetRequiredService<LoadSeed>().ExecuteAsync(SeedFolder.Plan(), token);
                }

                break;
            case "":
                break;
            default:
                throw new InvalidOperationException(
                    $"AgencyTasks:Seed nhận demo, bare hoặc để trống, không phải “{settings.Seed}”.");
        }
    }

    private static ServiceProvider Services(AgencyTasksSettings settings) =>
        new ServiceCollection().AddLogging().AddAgencyTasks(settings).BuildServiceProvider();
}
