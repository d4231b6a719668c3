using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AgencyTasks.Web.Tests;

/// <summary>
/// The whole web application on a database of its own, as <see cref="PublishedDatabase"/> leaves it; its clock stands at
/// 4 November 2019, 08:00, until a test moves it. One a test class.
/// </summary>
public class WebFixture : IAsyncLifetime
{
    public static readonly Instant Morning = ProvinceTime.At(new LocalDate(2019, 11, 4), new LocalTime(8, 0));

    /// <summary>One for the process: Hangfire keeps the last host's for itself, which may be gone when it is asked.</summary>
    private static readonly ILoggerFactory Logs =
        LoggerFactory.Create(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error));

    private readonly string dataFolder = Directory.CreateTempSubdirectory("agencytasks-web-").FullName;
    private TestDatabase database = null!;
    private Host host = null!;

    public SettableClock Clock { get; } = new(Morning);

    public string DataFolder => dataFolder;

    public IServiceProvider Services => host.Services;

    /// <summary>The demo's password is public: nobody is asked for a second factor, but where that is tested.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["AgencyTasks:SecondFactor"] = "Optional" };

    public async ValueTask InitializeAsync()
    {
        database = await PublishedDatabase.CreateAsync(TestContext.Current.CancellationToken);
        host = new Host(database.AppConnectionString, dataFolder, Clock, Settings, Change);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(dataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser without script: keeps cookies, follows redirects unless told not to.</summary>
    public HttpClient CreateClient(bool followsRedirects = true)
    {
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followsRedirects });
        client.DefaultRequestHeaders.Add(OwnAddress.Header, OwnAddress.Next());
        return client;
    }

    /// <summary>A browser in which somebody has signed in, by the code of people.csv.</summary>
    public async Task<HttpClient> SignedInAsync(string userName, bool followsRedirects = true)
    {
        var client = CreateClient(followsRedirects);
        await client.SignInAsync(userName);
        return client;
    }

    /// <summary>A browser before the same application with other services.</summary>
    public HttpClient CreateClient(Action<IServiceCollection> change) => host
        .WithWebHostBuilder(builder => builder.ConfigureTestServices(change)).CreateClient();

    /// <summary>What the database holds, whoever may see it.</summary>
    public async Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().Widen();
        return await read(scope.ServiceProvider.GetRequiredService<AgencyTasksDb>());
    }

    /// <summary>Does what the worker does: any job of Core, on the rows of all.</summary>
    public async Task AsSystemAsync<T>(Func<T, Task> work)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().Widen();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Does what a page would do: any use case of Core, for a person.</summary>
    public async Task ActAsync<T>(string userName, Func<T, Viewer, Task> act)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        var personId = await scope.ServiceProvider.GetRequiredService<AgencyTasksDb>().People
            .Where(person => person.Code == userName).Select(person => person.Id).FirstAsync();
        var viewer = await scope.ServiceProvider.GetRequiredService<FindViewer>().ExecuteAsync(personId, default);
        scope.ServiceProvider.GetRequiredService<DataScope>().Set(viewer!);
        await act(scope.ServiceProvider.GetRequiredService<T>(), viewer!);
    }

    /// <summary>A task that nobody has begun, by duty, lead and period; another one at each call.</summary>
    public Task<Guid> FreshTaskAsync(string agencyCode, string dutyCode, string? period = null) => ReadAsync(async db =>
    {
        var agency = await db.Agencies.Where(a => a.Code == agencyCode).Select(a => a.Id).FirstAsync();
        return await db.Tasks
            .Where(task => task.AgencyId == agency && task.DutyCode == dutyCode && task.State == TaskState.Open
                && task.BegunAt == null && !task.Extensions.Any() && (period == null || task.PeriodCode == period))
            .OrderBy(task => task.DueLastDay).ThenBy(task => task.PlaceKey).Select(task => task.Id).FirstAsync();
    });

    /// <summary>Other services than the application's own.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    private sealed class Host(
        string connectionString, string dataFolder, IClock clock, IReadOnlyDictionary<string, string> settings,
        Action<IServiceCollection> change) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("AgencyTasks:ConnectionString", connectionString);
            builder.UseSetting("AgencyTasks:DataFolder", dataFolder);
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<IClock>();
                services.AddSingleton(clock);
                services.AddSingleton<IStartupFilter, OwnAddress>();
                services.RemoveAll<ILoggerFactory>();
                services.AddSingleton(Logs);
                change(services);
            });
        }
    }
}
