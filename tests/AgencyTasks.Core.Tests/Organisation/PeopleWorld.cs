using AgencyTasks.Core.Database;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace AgencyTasks.Core.Tests.Organisation;

/// <summary>The published matrix with everybody of the seed on a database of its own, behind the fence: each use case runs
/// with the rows of who presses. It is Monday, 4 November 2019.</summary>
internal sealed class PeopleWorld : IAsyncDisposable
{
    public const string Admin = "do-minh-truc";
    public const string Focal = "nguyen-thi-thanh-thao";
    public const string OtherFocal = "truong-kim-ngan";
    public const string Head = "ninh-thi-huong-nhu";
    public const string Police = "ma-dinh-thach";
    public static readonly LocalDate Today = new(2019, 11, 4);
    public static readonly DocumentReference Decision = new("12/QĐ-SYT", new LocalDate(2019, 11, 1), "Ninh Thị Hương Nhu");

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private PeopleWorld(TestDatabase database)
    {
        this.database = database;
        services = new ServiceCollection().AddLogging().AddSingleton<IClock>(Clock)
            .AddScoped(_ => DataScope.OfNobody())
            .AddAgencyTasks(new AgencyTasksSettings { ConnectionString = database.AppConnectionString })
            .BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new(ProvinceTime.At(Today, new LocalTime(9, 0)));

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PeopleWorld> CreateAsync() => new(await PublishedDatabase.CreateAsync(Token));

    /// <summary>A use case with the rows of a person.</summary>
    public async Task<T> ActAsync<TUseCase, T>(string code, Func<TUseCase, Viewer, Task<T>> act)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<AgencyTasksDb>().People
            .Where(person => person.Code == code).Select(person => person.Id).FirstAsync(Token);
        var viewer = (await scope.ServiceProvider.GetRequiredService<FindViewer>().ExecuteAsync(id, Token))!;
        scope.ServiceProvider.GetRequiredService<DataScope>().Set(viewer);
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), viewer);
    }

    public Task ActAsync<TUseCase>(string code, Func<TUseCase, Viewer, Task> act)
        where TUseCase : notnull => ActAsync<TUseCase, bool>(code, async (useCase, by) =>
    {
        await act(useCase, by);
        return true;
    });

    public Task<Viewer> ViewerAsync(string code) => ActAsync<FindViewer, Viewer>(code, (_, by) => Task.FromResult(by));

    /// <summary>A job or a look at the database, with the rows of all.</summary>
    public async Task<T> AsSystemAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().Widen();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read) => AsSystemAsync(read);

    public Task<Person> PersonAsync(string code) => ReadAsync(db => db.People.AsNoTracking()
        .Include(person => person.Posts.OrderBy(post => post.From)).FirstAsync(person => person.Code == code, Token));

    public async Task<Guid> PostAsync(string code) => (await PersonAsync(code)).Posts[^1].Id;

    public Task GiveAsync(
        string person, Role role, string agency, LocalDate from, LocalDate? to = null, string by = Admin) =>
        ActAsync<GivePost>(by, (give, viewer) => give.ExecuteAsync(
            new()
            {
                PersonCode = person, Role = role, AgencyCode = agency, From = from, To = to, Decision = Decision, By = viewer,
            },
            Token));

    public async Task EndAsync(string person, LocalDate lastDay, string by = Admin)
    {
        var post = await PostAsync(person);
        await ActAsync<EndPost>(by, (end, viewer) => end.ExecuteAsync(new(person, post, lastDay, Decision, viewer), Token));
    }

    public async Task<Guid> PassOnAsync(
        string from, string to, LocalDate day, string? by = null, Guid? operation = null, NewPerson? typed = null)
    {
        var post = await PostAsync(from);
        var successor = typed is null ? (await PersonAsync(to)).Id : (Guid?)null;
        return await ActAsync<PassOnWork, Guid>(by ?? from, (passOn, viewer) => passOn.ExecuteAsync(
            new()
            {
                PostId = post, OperationId = operation ?? Guid.CreateVersion7(), SuccessorId = successor, New = typed,
                From = day, Decision = Decision, By = viewer,
            },
            Token));
    }

    public async Task DeputyAsync(string holder, string deputy, LocalDate from, LocalDate to, string? by = null)
    {
        var post = (await PersonAsync(holder)).Posts[0].Id;
        var id = (await PersonAsync(deputy)).Id;
        await ActAsync<NameDeputy>(by ?? holder, (name, viewer) => name.ExecuteAsync(
            new() { PostId = post, DeputyId = id, From = from, To = to, Reason = "Giấy nghỉ phép 3/GNP", By = viewer }, Token));
    }

    public void SetDay(LocalDate day) => Clock.Reset(ProvinceTime.At(day, new LocalTime(9, 0)));

    public Task<List<string>> EventsAsync(string code) => ReadAsync(db => db.AuditEntries
        .Where(entry => entry.SubjectKind == "person" && entry.Event != "SeedLoaded"
            && db.People.Any(p => p.Id == entry.SubjectId && p.Code == code))
        .OrderBy(entry => entry.Seq).Select(entry => entry.Event).ToListAsync(Token));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    public static async Task<Rule> RefusedAsync(Func<Task> act) =>
        (await Should.ThrowAsync<RuleRefusedException>(act)).Rule;
}
