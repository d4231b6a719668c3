using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Testing;

/// <summary>All of Core on a fresh database with a clock that is set: for one test class, or one test.</summary>
public sealed class CoreFixture : IAsyncLifetime
{
    private readonly string dataFolder = Path.Combine(Path.GetTempPath(), $"agencytasks-core-{Guid.NewGuid():N}");
    private TestDatabase? database;
    private ServiceProvider? services;

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => services!;

    public TestData Data { get; private set; } = null!;

    public string ConnectionString => database!.ConnectionString;

    public string EvidenceFolder => Path.Combine(dataFolder, "evidence");

    public async ValueTask InitializeAsync()
    {
        database = await CreateDatabaseAsync(CancellationToken.None);
        var settings = new AgencyTasksSettings { ConnectionString = ConnectionString, DataFolder = dataFolder };
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(Clock)
            .AddAgencyTasks(settings)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        Data = new TestData(this);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        if (Directory.Exists(dataFolder))
        {
            Directory.Delete(dataFolder, recursive: true);
        }
    }

    /// <summary>A migrated database of its own; the template is made once for a build of Core.</summary>
    public static Task<TestDatabase> CreateDatabaseAsync(CancellationToken token) => TestDatabase.CreateAsync(
        MigrateAsync, "migrated-" + typeof(AgencyTasksDb).Assembly.ManifestModule.ModuleVersionId, token);

    /// <summary>One use case, query or job in a scope of its own, as a request runs it.</summary>
    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task RunAsync<TUseCase>(Func<TUseCase, Task> run)
        where TUseCase : notnull => RunAsync<TUseCase, bool>(async useCase =>
    {
        await run(useCase);
        return true;
    });

    /// <summary>What the database holds now, read anew.</summary>
    public Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read) => RunAsync(read);

    private static async Task MigrateAsync(string connectionString)
    {
        var settings = await TestDatabase.OwnerSettingsAsync(connectionString);
        await using var services = new ServiceCollection().AddLogging().AddAgencyTasks(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().ExecuteAsync(CancellationToken.None);
    }
}
