using AgencyTasks.Core.Board;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Tests.Successions;

/// <summary>The real province with the matrix published on 1 October 2019, on a database and a clock of its own.</summary>
internal sealed class PublishedProvince : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private PublishedProvince(TestDatabase database)
    {
        this.database = database;
        var settings = new AgencyTasksSettings { ConnectionString = database.ConnectionString };
        services = new ServiceCollection().AddLogging().AddSingleton<IClock>(Clock).AddAgencyTasks(settings)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public TestClock Clock { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PublishedProvince> CreateAsync() => new(await PublishedDatabase.CreateAsync(Token));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read) => RunAsync(read);

    public async Task<Viewer> ViewerAsync(string code)
    {
        var id = await ReadAsync(db => db.People.Where(person => person.Code == code).Select(p => p.Id).SingleAsync(Token));
        return (await RunAsync((FindViewer find) => find.ExecuteAsync(id, Token)))!;
    }

    public Task<Agency> AgencyAsync(string code) =>
        ReadAsync(db => db.Agencies.AsNoTracking().SingleAsync(agency => agency.Code == code, Token));

    public Task<Commune> CommuneAsync(string name) =>
        ReadAsync(db => db.Communes.AsNoTracking().SingleAsync(commune => commune.Name == name, Token));

    public Task<List<AgencyTask>> TasksInAsync(string commune) => ReadAsync(async db => await db.Tasks.AsNoTracking()
        .Where(task => db.Communes.Any(c => c.Id == task.CommuneId && c.Name == commune))
        .OrderBy(task => task.DutyCode).ThenBy(task => task.PeriodStart).ThenBy(task => task.AgencyId).ToListAsync(Token));

    public async Task<(SuccessionPreview Preview, RecordSuccession.Recorded Recorded)> RecordAsync(
        SuccessionRequest request)
    {
        var by = await ViewerAsync("do-minh-truc");
        var preview = await RunAsync((PreviewSuccession shown) => shown.ExecuteAsync(request, by, Token));
        var command = new RecordSuccession.Command(request, preview.Fingerprint, by);
        return (preview, await RunAsync((RecordSuccession record) => record.ExecuteAsync(command, Token)));
    }

    /// <summary>816/NQ-UBTVQH14 with the real rows, as an administrator would write it against this database.</summary>
    public async Task<SuccessionRequest> MergerOf2020Async()
    {
        var seed = PlanSeed.Read(SeededDatabase.PlanFolder);
        var act = seed.Acts.Single(one => one.Document.Number == "816/NQ-UBTVQH14");
        var written = seed.Communes.ToDictionary(commune => commune.Id, commune => commune.Code);
        var districtCodes = seed.Districts.Values.ToDictionary(district => district.Id, district => district.Code);
        var communes = await ReadAsync(db => db.Communes.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.Id, Token));
        var districts = await ReadAsync(db => db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Id, Token));
        return act with
        {
            Rows =
            [
                .. act.Rows.Select(row => row with
                {
                    Predecessors = [.. row.Predecessors.Select(id => communes[written[id]])],
                    Successor = row.Successor! with
                    {
                        Id = Guid.NewGuid(),
                        DistrictId = districts[districtCodes[row.Successor!.DistrictId!.Value]],
                    },
                }),
            ],
        };
    }

    /// <summary>The board of a year, every figure and every name behind it, as lines.</summary>
    public async Task<List<string>> BoardAsync(int year)
    {
        var filter = new BoardFilter { Year = year };
        var board = await RunAsync((ComplianceBoard query) => query.ExecuteAsync(filter, Token));
        var rows = await RunAsync((BoardRowsQuery query) => query.ExecuteAsync(filter, new BoardCell(), 0, 100_000, Token));
        return
        [
            .. board.Agencies.Select(row =>
                $"{row.Agency.Name} | {string.Join(',', row.Months)} | {string.Join(',', row.Ages)} | {row.LongestOverdue} | "
                + $"{row.Reports}/{row.ReportsHandedIn}"),
            .. rows.Rows.Select(row =>
                $"{row.TaskId} {row.Title} | {row.Agency.Name} | {row.Commune} | {row.District} | {row.PeriodCode} | "
                + $"{LocalDatePattern.Iso.Format(row.Due.LastDay)} | {row.State} | {row.Head} | {row.DaysOverdue}").Order(),
        ];
    }
}
