using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>The lead and the police write to each other; what was written stays.</summary>
[Trait("Plan", "V")]
public sealed class MessageTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public MessageTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_ByBothSides_IsAThreadInOrderWithTheirNamesAndBodies()
    {
        var (task, lead, agency) = await LedAsync();
        var police = await core.Data.CoordinatorAsync();

        await WriteAsync(task, lead, "  Xin ho\u0309i mẫu báo cáo.  ");
        core.Clock.Set("2019-11-04T07:35:00+07:00");
        await WriteAsync(task, police, "Mẫu 2, kèm công văn 15.");

        var detail = await core.RunAsync((TaskDetailQuery query) => query.ExecuteAsync(task.Id, police, Token));
        detail.Messages.Select(message => (message.Words, message.IsFromPolice)).ShouldBe(
            [("Xin hỏi mẫu báo cáo.", false), ("Mẫu 2, kèm công văn 15.", true)]);
        detail.WriterOf(detail.Messages[0]).ShouldBe(agency.Name);
        detail.WriterOf(detail.Messages[1]).ShouldBe(police.Posts[0].AgencyName);
        detail.Messages.Select(message => detail.NameOf(message.WrittenBy)).ShouldBe([lead.FullName, police.FullName]);
        (await core.HistoryAsync(task.Id)).ShouldBe(["MessageWritten", "MessageWritten"]);
        (await core.NowAsync(task)).IsTouched.ShouldBeFalse("a message begins nothing");
        (await core.AuditChainShouldHoldAsync())
            .Where(entry => entry.SubjectId == task.Id && entry.Event == "MessageWritten")
            .ShouldAllBe(entry => entry.Reason == null);
    }

    [Fact]
    public async Task Write_ByTheLeadOfWhatWaits_IsMarkedInTheQueueUntilThePoliceAnswer()
    {
        var (task, lead, _) = await LedAsync();
        var police = await core.Data.CoordinatorAsync();
        await core.SubmitAsync(task, lead);
        await WriteAsync(task, lead, "Phụ lục gửi sau.");

        var waits = await WaitsAsync(task);
        waits.HasMessage.ShouldBeTrue();
        (await core.RunAsync((SelectedSubmissionsQuery query) => query.ExecuteAsync([waits.SubmissionId], police, Token)))
            .Single().Exceptions.ShouldBe([SelectionException.MessageUnanswered]);

        core.Clock.Set("2019-11-04T07:40:00+07:00");
        await WriteAsync(task, police, "Đồng ý.");
        (await WaitsAsync(task)).HasMessage.ShouldBeFalse();
    }

    [Fact]
    public async Task Write_WithWordsOfASecret_IsRefusedUntilAnswered_AndTheTrailNamesTheKindAlone()
    {
        var (task, lead, _) = await LedAsync();
        Task WriteAsync(params PersonalTrace[] answered) => core.RunAsync((WriteMessage write) => write.ExecuteAsync(
            new(task.Id, Guid.NewGuid(), "Theo công văn mật số 12.", lead) { Answered = answered }, Token));

        await WriteAsync().ShouldBeRefusedAsync(Rules.WarningIsAnswered);
        (await MessagesAsync(task)).ShouldBeEmpty();
        await WriteAsync(PersonalTrace.SecrecyStamp);

        (await MessagesAsync(task)).ShouldBe(["Theo công văn mật số 12."]);
        var reason = await core.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.SubjectId == task.Id && entry.Event == "MessageWritten").Select(entry => entry.Reason).SingleAsync(Token));
        reason.ShouldBe("warned: SecrecyStamp");
    }

    [Fact]
    public async Task Write_TheSameFormTwice_WritesOnce()
    {
        var (task, lead, _) = await LedAsync();
        var operation = Guid.NewGuid();

        var outcomes = await TaskLife.AllAtOnceAsync(Enumerable.Repeat<Func<Task>>(
            () => WriteAsync(task, lead, "Một lần.", operation), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await MessagesAsync(task)).ShouldBe(["Một lần."]);
        (await core.HistoryAsync(task.Id)).ShouldBe(["MessageWritten"]);
    }

    [Fact]
    public async Task Write_ByAStrangerOrACoordinatingBody_IsNotFound()
    {
        var (soYTe, soTuPhap) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).CoordinatedBy(soTuPhap).DueBefore(2019, 11, 15));
        var coordinating = await core.Data.FocalPointAsync(soTuPhap);
        var stranger = await core.Data.FocalPointAsync(await core.Data.AgencyAsync());

        await Should.ThrowAsync<NotFoundException>(() => WriteAsync(task, coordinating, "Chỉ đọc."));
        await Should.ThrowAsync<NotFoundException>(() => WriteAsync(task, stranger, "Không liên quan."));

        (await MessagesAsync(task)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_OnATaskThatHasEnded_IsRefused()
    {
        var (task, lead, _) = await LedAsync();
        var police = await core.Data.CoordinatorAsync();
        await core.SubmitAsync(task, lead);
        await WriteAsync(task, police, "Đang xem.");
        await core.AcceptAsync(task, police);

        await WriteAsync(task, lead, "Xin cảm ơn.").ShouldBeRefusedAsync(Rules.TaskIsAccepted);

        (await MessagesAsync(task)).ShouldBe(["Đang xem."]);
    }

    [Theory]
    [InlineData("UPDATE task_message SET words = 'khác' WHERE task_id = '{0}'")]
    [InlineData("UPDATE task_message SET is_from_police = true WHERE task_id = '{0}'")]
    [InlineData("DELETE FROM task_message WHERE task_id = '{0}'")]
    public async Task Message_ChangedInTheDatabase_IsFoundByVerify(string edit)
    {
        var (task, lead, _) = await LedAsync();
        await WriteAsync(task, lead, "Đã gửi số liệu.");
        (await FindingsAsync(task)).ShouldBeEmpty();

        await core.ReadAsync(db => db.Database.ExecuteSqlRawAsync(string.Format(null, edit, task.Id), Token));

        (await FindingsAsync(task)).ShouldHaveSingleItem().Fault.ShouldBe(TrailFault.Row);
    }

    private async Task<(AgencyTask Task, Viewer Lead, Agency Agency)> LedAsync()
    {
        var agency = await core.Data.AgencyAsync();
        var task = await core.Data.TaskAsync(duty => duty.LedBy(agency).DueBefore(2019, 11, 15));
        return (task, await core.Data.FocalPointAsync(agency), agency);
    }

    private Task WriteAsync(AgencyTask task, Viewer by, string words, Guid? operation = null) =>
        core.RunAsync((WriteMessage write) => write.ExecuteAsync(
            new WriteMessage.Command(task.Id, operation ?? Guid.NewGuid(), words, by), Token));

    private async Task<WaitingLine> WaitsAsync(AgencyTask task) =>
        (await core.RunAsync((VerificationQueueQuery query) => query.ExecuteAsync(0, 500, Token)))
            .Lines.Single(waits => waits.Line.Id == task.Id);

    private Task<List<string>> MessagesAsync(AgencyTask task) => core.ReadAsync(db => db.TaskMessages
        .Where(message => message.TaskId == task.Id).OrderBy(message => message.WrittenAt)
        .Select(message => message.Words).ToListAsync(Token));

    private async Task<List<TrailFinding>> FindingsAsync(AgencyTask task)
    {
        var last = await core.ReadAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == task.Id)
            .MaxAsync(entry => entry.Seq, Token));
        var report = await core.RunAsync((VerifyTrail verify) => verify.ExecuteAsync(new TrailVerificationOptions(), Token));
        return [.. report.Findings.Where(found => found.Seq == last)];
    }
}
