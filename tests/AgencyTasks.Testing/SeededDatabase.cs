using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Testing;

/// <summary>A database with the tables of this build and the bare seed of Tuyên Quang, its matrix still a draft.</summary>
public static class SeededDatabase
{
    private static readonly string Seed = Path.Combine(TestServer.FindCheckout(), "seed");

    public static string PlanFolder => SeedFolder.Plan(Seed);

    public static Task<TestDatabase> CreateAsync(CancellationToken token) =>
        TestDatabase.CreateAsync(FillAsync, Key(), token);

    private static async Task FillAsync(string connectionString)
    {
        var settings = await TestDatabase.OwnerSettingsAsync(connectionString);
        await using var services = new ServiceCollection().AddLogging().AddAgencyTasks(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().ExecuteAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<LoadSeed>().ExecuteAsync(PlanFolder, CancellationToken.None);
    }

    /// <summary>Changes with the build and with the seed.</summary>
    private static string Key() => string.Join(
        '|',
        Directory.GetFiles(PlanFolder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {File.GetLastWriteTimeUtc(file):O}")
            .Prepend(typeof(AgencyTasksDb).Assembly.ManifestModule.ModuleVersionId.ToString())
            .Prepend("seeded"));
}
