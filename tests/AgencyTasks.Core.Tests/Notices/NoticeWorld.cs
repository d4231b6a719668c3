using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Simulation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Notices;

/// <summary>The seed's bodies and people on a database of their own, a clock that is set by hand, and the real jobs.</summary>
internal sealed class NoticeWorld : IAsyncDisposable
{
    public const string Health = "so-y-te";
    public const string HealthFocal = "nguyen-thi-thanh-thao@so-y-te.tuyenquang.example";
    public const string HealthOtherFocal = "truong-kim-ngan@so-y-te.tuyenquang.example";
    public const string HealthHead = "ninh-thi-huong-nhu@so-y-te.tuyenquang.example";
    public const string Court = "toa-an-nhan-dan-tinh";
    public const string CourtFocal = "loc-thi-quynh-huong@toa-an-nhan-dan-tinh.tuyenquang.example";
    public const string Methadone = "V.7.1b";
    public const string Report = "VII.2.2a";

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private NoticeWorld(TestDatabase database, AgencyTasksSettings settings, IMailTransport? transport)
    {
        this.database = database;
        Settings = settings with { ConnectionString = database.ConnectionString };
        var collection = new ServiceCollection().AddLogging().AddSingleton<IClock>(Clock);
        if (transport is not null || settings.Mail.SmtpHost.Length == 0)
        {
            collection.AddSingleton(transport ?? new DiscardingMailTransport());
        }

        services = collection.AddAgencyTasks(Settings).BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new(ProvinceTime.At(new LocalDate(2019, 9, 10), new LocalTime(9, 0)));

    public AgencyTasksSettings Settings { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<NoticeWorld> CreateAsync(IMailTransport? transport = null, AgencyTasksSettings? settings = null) =>
        new(await SeededDatabase.CreateAsync(Token), settings ?? new AgencyTasksSettings(), transport);

    public static Task<NoticeWorld> CreateAsync(SmtpCatcher catcher) => CreateAsync(settings: new AgencyTasksSettings
    {
        Mail = new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = catcher.Port },
    });

    public void SetClock(LocalDate day, int hour, int minute) =>
        Clock.Reset(ProvinceTime.At(day, new LocalTime(hour, minute)));

    public async Task<T> UseAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public Task<T> ReadAsync<T>(Func<AgencyTasksDb, Task<T>> read) =>
        UseAsync(scope => read(scope.GetRequiredService<AgencyTasksDb>()));

    public Task<int> PlanRemindersAsync() =>
        UseAsync(scope => scope.GetRequiredService<PlanRemindersJob>().ExecuteAsync(token: Token));

    public Task<int> PlanDigestsAsync() =>
        UseAsync(scope => scope.GetRequiredService<PlanDigestsJob>().ExecuteAsync(token: Token));

    public Task<SendingResult> SendAsync() =>
        UseAsync(scope => scope.GetRequiredService<SendNoticesJob>().ExecuteAsync(Token));

    /// <summary>The reminders of a day, planned at half past seven.</summary>
    public async Task<IReadOnlyList<Notice>> RemindAsync(LocalDate day)
    {
        SetClock(day, 7, 30);
        await PlanRemindersAsync();
        return [.. (await NoticesAsync()).Where(notice => notice.LocalDate == day)];
    }

    public Task<List<Notice>> NoticesAsync() => ReadAsync(db => db.Notices.AsNoTracking()
        .Include(notice => notice.Items.OrderBy(item => item.Position))
        .OrderBy(notice => notice.LocalDate).ThenBy(notice => notice.ToAddress)
        .ToListAsync(Token));

    public async Task<Guid> AddTaskAsync(string agencyCode, string dutyCode, DueDate due, bool isBegun = false)
    {
        return await UseAsync(async scope =>
        {
            var db = scope.GetRequiredService<AgencyTasksDb>();
            var duty = await db.Duties.FirstAsync(duty => duty.Code == dutyCode, Token);
            var agency = await db.Agencies.FirstAsync(agency => agency.Code == agencyCode, Token);
            var plan = await db.Plans.FirstAsync(Token);
            var count = await db.Tasks.CountAsync(Token);
            var period = new ReportingPeriod($"2019-{count + 1:00}", due.LastDay.PlusDays(-30), due.LastDay);
            var wanted = new WantedTask(duty, agency.Id, Place.Province, period, due);
            var task = AgencyTask.Generate(plan.Id, wanted, Clock.GetCurrentInstant());
            if (isBegun)
            {
                task.Begin(Clock.GetCurrentInstant());
            }

            db.Add(task);
            await db.SaveChangesAsync(Token);
            return task.Id;
        });
    }

    public Task<int> EndTaskAsync(Guid taskId) => SetStateAsync(taskId, TaskState.Accepted);

    public Task<int> SetStateAsync(Guid taskId, TaskState state) => ReadAsync(db => db.Tasks.Where(task => task.Id == taskId)
        .ExecuteUpdateAsync(set => set.SetProperty(task => task.State, state), Token));

    /// <summary>Everybody with the role leaves the agency's posts the day before.</summary>
    public Task<int> VacateAsync(string agencyCode, Role role, LocalDate from) => ReadAsync(db => db.Set<Post>()
        .Where(post => post.Role == role && db.Agencies.Any(a => a.Id == post.AgencyId && a.Code == agencyCode))
        .ExecuteUpdateAsync(set => set.SetProperty(post => post.To, from.PlusDays(-1)), Token));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    public Task<int> RunSqlAsync(string sql) => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Token));
}
