using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

/// <summary>Where the night made no tasks, the administrator hears of it.</summary>
public sealed class PlanGapsJobTests : IAsyncLifetime
{
    private const string Admin = "do-minh-truc";

    private SmtpCatcher catcher = null!;
    private NoticeWorld world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        catcher = await SmtpCatcher.StartAsync(Token);
        world = await NoticeWorld.CreateAsync(catcher);
        world.SetClock(new LocalDate(2019, 12, 2), 8, 0);
        await PublishAsync();
        world.SetClock(new LocalDate(2020, 2, 3), 7, 30);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await catcher.DisposeAsync();
    }

    [Fact]
    public async Task Gaps_AreMailedToTheAdministratorOnceADay_UntilTheTasksAreThere()
    {
        (await PlanAsync()).ShouldBe(1);
        (await PlanAsync()).ShouldBe(0);
        (await world.SendAsync()).Sent.ShouldBe(1);

        var mail = catcher.Messages.Single();
        mail.To.Mailboxes.Single().Address.ShouldStartWith(Admin);
        mail.Subject.ShouldStartWith("[Cảnh báo] ");
        mail.Subject.ShouldEndWith("nhiệm vụ chưa có việc cho kỳ tới");
        mail.TextBody!.ShouldContain("(01/03/2020 – 31/03/2020): hệ thống lẽ ra phải phát sinh việc");
        mail.HtmlBody!.ShouldContain("Đồng chí nhận thư này vì là người quản trị hệ thống");
        world.SetClock(new LocalDate(2020, 2, 4), 7, 30);
        (await PlanAsync()).ShouldBe(1);
        await world.UseAsync(scope => scope.GetRequiredService<RollForwardJob>().ExecuteAsync(Token));
        world.SetClock(new LocalDate(2020, 2, 5), 7, 30);
        (await PlanAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Gap_ClosedBeforeTheMailLeft_IsNotMailed()
    {
        await PlanAsync();
        await world.UseAsync(scope => scope.GetRequiredService<RollForwardJob>().ExecuteAsync(Token));

        (await world.SendAsync()).ShouldBe(new SendingResult(0, 1, 0));

        catcher.Messages.ShouldBeEmpty();
        (await world.NoticesAsync()).Single().State.ShouldBe(NoticeState.Dropped);
    }

    [Fact]
    public async Task Saturday_IsNoDayForIt()
    {
        world.SetClock(new LocalDate(2020, 2, 8), 7, 30);

        (await PlanAsync()).ShouldBe(0);
    }

    private Task<int> PlanAsync() => world.UseAsync(scope => scope.GetRequiredService<PlanGapsJob>().ExecuteAsync(token: Token));

    private Task<Produced> PublishAsync() => world.UseAsync(async scope =>
    {
        var db = scope.GetRequiredService<AgencyTasksDb>();
        var matrix = await db.Matrices.AsNoTracking().SingleAsync(Token);
        var officer = await db.Set<Post>().FirstAsync(post => post.Role == Role.Coordinator, Token);
        var by = await scope.GetRequiredService<FindViewer>().ExecuteAsync(officer.PersonId, Token);
        await scope.GetRequiredService<ConfirmDuties>().ExecuteAsync(new(matrix.Id, null, by!), Token);
        var shown = await scope.GetRequiredService<PreviewPublication>().ExecuteAsync(matrix.Id, Token);
        return await scope.GetRequiredService<PublishMatrix>().ExecuteAsync(new(matrix.Id, shown.Diff.Fingerprint, by!), Token);
    });
}
