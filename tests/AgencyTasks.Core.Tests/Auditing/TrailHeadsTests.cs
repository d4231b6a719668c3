using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace AgencyTasks.Core.Tests.Auditing;

public sealed class TrailHeadsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-heads-").FullName;
    private readonly TestClock clock = new();
    private readonly Outbox outbox = new();
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string HeadsFile => Path.Combine(folder, "heads.txt");

    public async ValueTask InitializeAsync()
    {
        database = await CoreFixture.CreateDatabaseAsync(Token);
        var settings = new AgencyTasksSettings
        {
            ConnectionString = database.ConnectionString,
            DataFolder = folder,
            Trail = new TrailSettings { HeadAddresses = "a@giam-sat.example, b@giam-sat.example", HeadsFile = HeadsFile },
        };
        services = new ServiceCollection().AddLogging().AddSingleton<IClock>(clock)
            .AddSingleton<IMailTransport>(outbox).AddAgencyTasks(settings).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Head_GoesOutOnceADayToEachAddressAndToTheFile()
    {
        var head = await WriteAsync();

        await PlanAsync();
        await PlanAsync();
        await SendAsync();
        await SendAsync();

        outbox.Sent.Select(mail => mail.To.ToString()).ShouldBe(["a@giam-sat.example", "b@giam-sat.example"], ignoreOrder: true);
        outbox.Sent.ShouldAllBe(mail => TrailHead.FindAll(mail.TextBody!).Single() == head);
        TrailHead.FindAll(await File.ReadAllTextAsync(HeadsFile, Token)).ShouldBe([head]);
        clock.Set(new LocalDate(2019, 11, 5), new LocalTime(18, 0));
        var next = await WriteAsync();
        await PlanAsync();
        TrailHead.FindAll(await File.ReadAllTextAsync(HeadsFile, Token)).ShouldBe([head, next]);
    }

    [Fact]
    public async Task Head_ThatTheServerDidNotTake_GoesLaterUnderTheSameMessageId()
    {
        await WriteAsync();
        await PlanAsync();
        outbox.Fails = true;
        (await SendAsync()).ShouldBe(0);
        var ids = await IdsAsync();
        outbox.Fails = false;
        (await SendAsync()).ShouldBe(0);

        clock.Set(clock.GetCurrentInstant() + Duration.FromMinutes(2));
        (await SendAsync()).ShouldBe(2);

        outbox.Sent.Select(mail => mail.MessageId).ShouldBe(ids, ignoreOrder: true);
    }

    private Task<int> PlanAsync() => UseAsync<PlanTrailHeadsJob, int>(job => job.ExecuteAsync(Token));

    private Task<int> SendAsync() => UseAsync<SendTrailHeadsJob, int>(job => job.ExecuteAsync(Token));

    private Task<List<string>> IdsAsync() => UseAsync<AgencyTasksDb, List<string>>(
        db => db.Set<TrailHeadMail>().Select(mail => mail.MessageId).ToListAsync(Token));

    /// <summary>Something is written down; the head after it.</summary>
    private Task<TrailHead> WriteAsync() => UseAsync<IServiceProvider, TrailHead>(async scope =>
    {
        var db = scope.GetRequiredService<AgencyTasksDb>();
        var what = new AuditEvent { Name = "EvidenceRead", SubjectKind = "evidence", SubjectId = Guid.CreateVersion7() };
        var trail = scope.GetRequiredService<AuditTrail>();
        await db.InTransactionAsync(token => trail.AppendAsync(what, clock.GetCurrentInstant(), token), Token);
        return (await scope.GetRequiredService<TrailHeadQuery>().ExecuteAsync(Token))!;
    });

    private async Task<T> UseAsync<TPart, T>(Func<TPart, Task<T>> use)
        where TPart : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>The way out of the process, which is not ours.</summary>
    private sealed class Outbox : IMailTransport
    {
        public List<MimeMessage> Sent { get; } = [];

        public bool Fails { get; set; }

        public IMailSession Open() => new Session(this);

        private sealed class Session(Outbox outbox) : IMailSession
        {
            public Task SendAsync(MimeMessage message, CancellationToken token)
            {
                if (outbox.Fails)
                {
                    throw new MailFailedException(MailFailure.NotNow, "451 later");
                }

                outbox.Sent.Add(message);
                return Task.CompletedTask;
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
