using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

/// <summary>Who hands in keeps a receipt outside this system.</summary>
public sealed class PlanReceiptsJobTests : IAsyncLifetime
{
    private static readonly LocalDate Day = new(2019, 11, 14);

    private SmtpCatcher catcher = null!;
    private NoticeWorld world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        catcher = await SmtpCatcher.StartAsync(Token);
        world = await NoticeWorld.CreateAsync(catcher);
        world.SetClock(Day, 23, 58);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await catcher.DisposeAsync();
    }

    [Fact]
    public async Task Receipt_OfOneTask_CarriesItsNumberSealAndPlaceInTheTrailOnce()
    {
        var task = await TaskAsync();
        var receipt = await HandInAsync(task);
        (await PlanAsync()).ShouldBe(0, "the press may not be over");

        world.SetClock(new LocalDate(2019, 11, 15), 0, 1);
        (await PlanAsync()).ShouldBe(1);
        (await PlanAsync()).ShouldBe(0);
        (await world.SendAsync()).Sent.ShouldBe(1);
        (await PlanAsync()).ShouldBe(0);

        var mail = catcher.Messages.Single();
        mail.To.Mailboxes.Single().Address.ShouldBe(NoticeWorld.HealthFocal);
        mail.Subject.ShouldBe($"[Biên nhận] {receipt}: nộp đúng hạn – Sở Y tế");
        var (seal, head) = await world.ReadAsync(async db => (
            await db.Submissions.Select(made => made.Seal).SingleAsync(Token),
            await db.AuditEntries.Where(entry => entry.SubjectId == task && entry.Event == "Submitted")
                .Select(entry => new TrailHead(entry.Seq, entry.Hash)).SingleAsync(Token)));
        foreach (var body in (string[])[mail.TextBody!, mail.HtmlBody!])
        {
            body.ShouldContain("lúc 23:58:00, thứ Năm, 14/11/2019");
            body.ShouldContain($"Mã niêm phong: {seal}");
            body.ShouldContain($"Nhật ký số {head.Seq}: {head.Hash}");
            body.ShouldContain($"/bien-nhan/{receipt}");
        }
    }

    [Fact]
    public async Task Receipts_OfOnePress_AreOneMail_AndALaterPressIsAnother()
    {
        var (one, two, three) = (await TaskAsync(), await TaskAsync(), await TaskAsync());
        var receipts = new List<string> { await HandInAsync(one), await HandInAsync(two) };
        world.SetClock(Day, 23, 59);
        await HandInAsync(three);

        world.SetClock(new LocalDate(2019, 11, 15), 0, 5);
        (await PlanAsync()).ShouldBe(2);
        (await world.SendAsync()).Sent.ShouldBe(2);

        var both = catcher.Messages.Single(mail => mail.Subject == "[Biên nhận] Đã nhận kết quả 2 nhiệm vụ – Sở Y tế");
        receipts.ShouldAllBe(receipt => both.TextBody!.Contains(receipt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipt_OfARowThatCameLate_IsStillMailed()
    {
        var (one, two) = (await TaskAsync(), await TaskAsync());
        var at = world.Clock.GetCurrentInstant();
        await HandInAsync(one, at);
        world.SetClock(new LocalDate(2019, 11, 15), 0, 1);
        (await PlanAsync()).ShouldBe(1);

        await HandInAsync(two, at);

        (await PlanAsync()).ShouldBe(1);
        (await world.SendAsync()).Sent.ShouldBe(2);
        (await PlanAsync()).ShouldBe(0);
    }

    private Task<Guid> TaskAsync() =>
        world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Report, DueDate.Before(new LocalDate(2019, 11, 15)));

    private Task<int> PlanAsync() =>
        world.UseAsync(scope => scope.GetRequiredService<PlanReceiptsJob>().ExecuteAsync(Token));

    private async Task<string> HandInAsync(Guid task, Instant? at = null)
    {
        var by = await FocalPointAsync();
        return await world.UseAsync(async scope =>
        {
            await scope.GetRequiredService<SaveDraft>().ExecuteAsync(
                new SaveDraft.Command { TaskId = task, By = by, Words = "Trong kỳ không phát sinh.", IsNothingToReport = true }, Token);
            return await scope.GetRequiredService<SubmitTask>().ExecuteAsync(
                new SubmitTask.Command(task, Guid.NewGuid(), by) { ReceivedAt = at }, Token);
        });
    }

    private Task<Viewer> FocalPointAsync() => world.UseAsync<Viewer>(async scope =>
    {
        var person = await scope.GetRequiredService<AgencyTasksDb>().People
            .Where(person => person.Mail == NoticeWorld.HealthFocal).Select(person => person.Id).SingleAsync(Token);
        return (await scope.GetRequiredService<FindViewer>().ExecuteAsync(person, Token))!;
    });
}
