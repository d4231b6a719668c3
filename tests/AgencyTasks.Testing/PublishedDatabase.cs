using AgencyTasks.Core;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Testing;

/// <summary>
/// A database with the plan of Tuyên Quang, an account for everybody, every duty confirmed and the matrix published on the
/// morning of 1 October 2019: the tasks of that autumn stand, nobody has begun one.
/// </summary>
public static class PublishedDatabase
{
    public static readonly Instant PublishedAt = ProvinceTime.At(new LocalDate(2019, 10, 1), new LocalTime(8, 0));

    private static readonly string Folder = SeedFolder.Plan(Path.Combine(TestServer.FindCheckout(), "seed"));

    public static Task<TestDatabase> CreateAsync(CancellationToken token = default) =>
        TestDatabase.CreateAsync(FillAsync, Key(), token);

    private static async Task FillAsync(string connectionString)
    {
        var token = CancellationToken.None;
        var settings = await TestDatabase.OwnerSettingsAsync(connectionString);
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<IClock>(new SettableClock(PublishedAt)).AddAgencyTasks(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        await provider.GetRequiredService<MigrateDatabase>().ExecuteAsync(token);
        var seed = await provider.GetRequiredService<LoadSeed>().ExecuteAsync(Folder, token);
        await provider.GetRequiredService<DemoAccounts>().ExecuteAsync(token);
        var officer = await provider.GetRequiredService<AgencyTasksDb>().People
            .Where(person => person.Code == "ma-dinh-thach").Select(person => person.Id).FirstAsync(token);
        var by = await provider.GetRequiredService<FindViewer>().ExecuteAsync(officer, token);
        await provider.GetRequiredService<ConfirmDuties>().ExecuteAsync(new(seed!.Matrix.Id, null, by!), token);
        await PublishAsync(services, seed.Matrix.Id, by!, token);
    }

    private static async Task PublishAsync(ServiceProvider services, Guid matrixId, Viewer by, CancellationToken token)
    {
        await using var first = services.CreateAsyncScope();
        var preview = await first.ServiceProvider.GetRequiredService<PreviewPublication>().ExecuteAsync(matrixId, token);
        await using var second = services.CreateAsyncScope();
        await second.ServiceProvider.GetRequiredService<PublishMatrix>()
            .ExecuteAsync(new(matrixId, preview.Diff.Fingerprint, by), token);
    }

    /// <summary>Changes with the build and with the seed.</summary>
    private static string Key() => string.Join(
        '|',
        Directory.GetFiles(Folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {File.GetLastWriteTimeUtc(file):O}")
            .Prepend(typeof(AgencyTasksDb).Assembly.ManifestModule.ModuleVersionId.ToString())
            .Prepend("published"));
}
