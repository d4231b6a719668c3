using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>The published plan as web and worker see it: Core's services as the role that owns nothing, on a small pool.</summary>
public sealed class FencedDatabase : IAsyncLifetime
{
    private static readonly Instant Morning = ProvinceTime.At(new LocalDate(2019, 11, 4), new LocalTime(8, 0));

    private readonly string dataFolder = Directory.CreateTempSubdirectory("agencytasks-fences-").FullName;
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public TestDatabase Database => database;

    public async ValueTask InitializeAsync()
    {
        database = await PublishedDatabase.CreateAsync(TestContext.Current.CancellationToken);
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IClock>(new Clock.SettableClock(Morning))
            .AddAgencyTasks(new AgencyTasksSettings { ConnectionString = database.AppConnectionString, DataFolder = dataFolder })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(dataFolder, recursive: true);
    }

    /// <summary>One unit of work on the rows of whom <paramref name="tell"/> tells of.</summary>
    public async Task<T> AsAsync<T>(Action<DataScope> tell, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        tell(scope.ServiceProvider.GetRequiredService<DataScope>());
        return await work(scope.ServiceProvider);
    }

    public Task<T> ReadAsAsync<T>(Action<DataScope> tell, Func<AgencyTasksDb, Task<T>> read) =>
        AsAsync(tell, scope => read(scope.GetRequiredService<AgencyTasksDb>()));

    /// <summary>Everybody of people.csv, by the posts held today.</summary>
    public async Task<IReadOnlyList<Viewer>> EverybodyAsync()
    {
        var ids = await ReadAsAsync(_ => { }, db => db.People.OrderBy(p => p.Code).Select(p => p.Id).ToListAsync());
        var found = new List<Viewer>();
        foreach (var id in ids)
        {
            found.Add(await ViewerAsync(id));
        }

        return found;
    }

    public async Task<Viewer> ViewerAsync(string code) =>
        await ViewerAsync(await ReadAsAsync(_ => { }, db => db.People.Where(p => p.Code == code).Select(p => p.Id).FirstAsync()));

    private async Task<Viewer> ViewerAsync(Guid id) =>
        (await AsAsync(_ => { }, scope => scope.GetRequiredService<FindViewer>().ExecuteAsync(id, default)))!;
}
