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

    private PreparedHost(DatabaseHost database, IClock clock)
    {
        this.database = database;
        Clock = clock;
    }

    public AgencyTasksSettings Settings => database.Settings;

    public IClock Clock { get; }

    /// <summary>For the web: migrates and seeds the embedded database, starts the clock.</summary>
    public static async Task<PreparedHost> StartAsync(
        AgencyTasksSettings settings, ILogger logger, CancellationToken token)
    {
        var database = await DatabaseHost.StartAsync(settings, logger, token);
        await using var services = Services(database.Settings);
        if (database.IsEmbedded)
        {
            await using var scope = services.CreateAsyncScope();
            var applied = await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().ExecuteAsync(token);
            logger.LogInformation("Database ready, {Count} migrations applied", applied.Count);
            await SeedAsync(database.Settings, logger, token);
        }

        await using var clocks = services.CreateAsyncScope();
        return new PreparedHost(
            database, await clocks.ServiceProvider.GetRequiredService<SharedClock>().StartAsync(token));
    }

    /// <summary>For worker and command line: joins what is there.</summary>
    public static async Task<PreparedHost> JoinAsync(
        AgencyTasksSettings settings, ILogger logger, CancellationToken token)
    {
        var database = await DatabaseHost.StartAsync(settings, logger, token);
        await using var services = Services(database.Settings);
        await using var scope = services.CreateAsyncScope();
        if (database.IsEmbedded)
        {
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().ExecuteAsync(token);
        }

        return new PreparedHost(
            database, await scope.ServiceProvider.GetRequiredService<SharedClock>().JoinAsync(token));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

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
