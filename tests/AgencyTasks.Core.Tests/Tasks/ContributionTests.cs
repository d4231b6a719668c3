using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Core.Tests.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>Coordinating bodies add evidence, and never tick off.</summary>
[Trait("Plan", "V")]
public sealed class ContributionTests : IClassFixture<CoreFixture>
{
    private static readonly DocumentReference Report = new("88/BC-STP", new LocalDate(2019, 11, 1), "Hà Thị Mai");

    private readonly CoreFixture core;

    public ContributionTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Contribute_ByACoordinatingBody_StandsBesideTheLeadsAndTicksNothingOff()
    {
        var (task, lead, other, body) = await CoordinatedAsync();

        await ContributeAsync(task, other, "Kèm ảnh của Sở.", TaskLife.File("ảnh.png", TestFiles.Png(3)));

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Open);
        now.IsBegun.ShouldBeFalse("the lead began nothing");
        var added = now.Contributions.ShouldHaveSingleItem();
        added.ContributorId.ShouldBe(body.Id);
        added.Words.ShouldBe("Kèm ảnh của Sở.");
        added.Items.Select(item => item.Kind).ShouldBe([EvidenceKind.Document, EvidenceKind.Photo], ignoreOrder: true);
        added.Seal.ShouldBe(added.ComputeSeal());

        await core.SubmitAsync(task, lead);
        (await core.NowAsync(task)).LatestMade!.Items.ShouldBeEmpty("the lead's own evidence is the lead's");
        (await core.HistoryAsync(task.Id)).ShouldBe(["EvidenceContributed", "Submitted"]);
        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Contribute_TheSameFormTwice_AddsOnce()
    {
        var (task, _, other, _) = await CoordinatedAsync();
        var operation = Guid.NewGuid();

        var outcomes = await TaskLife.AllAtOnceAsync(Enumerable.Repeat<Func<Task>>(
            () => ContributeAsync(task, other, "Một lần.", operation: operation), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await core.NowAsync(task)).Contributions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Contribute_ByTheLeadOrABodyThatDoesNotCoordinate_IsNotFound()
    {
        var (task, lead, _, _) = await CoordinatedAsync();
        var stranger = await core.Data.FocalPointAsync(await core.Data.AgencyAsync());

        await Should.ThrowAsync<NotFoundException>(() => ContributeAsync(task, lead, "Tôi chủ trì."));
        await Should.ThrowAsync<NotFoundException>(() => ContributeAsync(task, stranger, "Không liên quan."));

        (await core.NowAsync(task)).Submissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Contribute_ToAnAcceptedTask_IsRefusedAndLeavesItsSealAlone()
    {
        var (task, lead, other, _) = await CoordinatedAsync();
        await core.SubmitAsync(task, lead);
        await ContributeAsync(task, other, "Trước khi xác nhận.");
        await core.AcceptAsync(task, await core.Data.CoordinatorAsync());

        await ContributeAsync(task, other, "Sau khi xác nhận.").ShouldBeRefusedAsync(Rules.TaskIsAccepted);

        (await core.NowAsync(task)).Contributions.ShouldHaveSingleItem().Words.ShouldBe("Trước khi xác nhận.");
    }

    [Fact]
    public async Task Contribute_WithOneBadFile_AddsNothingAndNamesIt()
    {
        var (task, _, other, _) = await CoordinatedAsync();

        var refused = await core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(
            Command(task, other, "Hai tệp.", [TaskLife.File("a.png", TestFiles.Png(4)), TaskLife.File("b.exe", [1, 2])]),
            TestContext.Current.CancellationToken));

        refused.ShouldHaveSingleItem().Values[0].ShouldBe("b.exe");
        (await core.NowAsync(task)).Contributions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Contribute_WarnedAndWithAFile_IsWrittenDownWithBoth()
    {
        var (task, _, other, _) = await CoordinatedAsync();
        var token = TestContext.Current.CancellationToken;
        ContributeEvidence.Command With(params PersonalTrace[] answered) =>
            Command(task, other, "Có nạn nhân.", [TaskLife.File("ảnh.png", TestFiles.Png(41))]) with { Answered = answered };

        await core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(With(), token))
            .ShouldBeRefusedAsync(Rules.WarningIsAnswered);
        await core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(With(PersonalTrace.CaseDetails), token));

        var reason = await core.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.SubjectId == task.Id && entry.Event == "EvidenceContributed")
            .Select(entry => entry.Reason).SingleAsync(token));
        KnownFiles.Read(reason).ShouldHaveSingleItem();
        AnsweredWarnings.Read(reason).ShouldBe([PersonalTrace.CaseDetails]);
        AnsweredWarnings.Read("warned: because of rain").ShouldBeEmpty("a reason that a person typed");
    }

    [Fact]
    public async Task Contribute_WithNothing_IsRefused()
    {
        var (task, _, other, _) = await CoordinatedAsync();
        var empty = Command(task, other, "Chỉ có lời.", []) with { Brought = new BroughtEvidence([], null, null) };

        await core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(empty, TestContext.Current.CancellationToken))
            .ShouldBeRefusedAsync(Rules.ContributionHasEvidence);
    }

    [Fact]
    public async Task Contribute_ToATaskOfADutyThatEnds_KeepsTheTask()
    {
        var (soYTe, soTuPhap) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var plan = await core.Data.PlanAsync();
        DutyBuilder Duty(string code) => new DutyBuilder().Code(code).LedBy(soYTe).CoordinatedBy(soTuPhap).DueOn(2019, 12, 30);
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, Duty("V.1.1"), Duty("V.1.2"), Duty("V.1.3")));
        var tasks = (await core.OfPlanAsync(plan)).ToDictionary(task => task.DutyCode);
        await core.ContributeAsync(tasks["V.1.2"], await core.Data.FocalPointAsync(soTuPhap));

        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, Duty("V.1.1")));

        (await core.NowAsync(tasks["V.1.2"])).State.ShouldBe(TaskState.Open, "evidence was added");
        (await core.NowAsync(tasks["V.1.3"])).State.ShouldBe(TaskState.Cancelled);
    }

    [Fact]
    public async Task Contribute_AnEleventhTime_IsRefused()
    {
        var (task, _, other, _) = await CoordinatedAsync();
        for (var i = 1; i <= 10; i++)
        {
            await ContributeAsync(task, other, $"Lần {i}.");
        }

        await ContributeAsync(task, other, "Lần 11.").ShouldBeRefusedAsync(Rules.ContributionsWithinCount);
    }

    private async Task<(AgencyTask Task, Viewer Lead, Viewer Other, Agency Body)> CoordinatedAsync()
    {
        var (soYTe, soTuPhap) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).CoordinatedBy(soTuPhap).DueBefore(2019, 11, 15));
        return (task, await core.Data.FocalPointAsync(soYTe), await core.Data.FocalPointAsync(soTuPhap), soTuPhap);
    }

    private Task ContributeAsync(
        AgencyTask task, Viewer by, string words, UploadedFile? file = null, Guid? operation = null) =>
        core.RunAsync((ContributeEvidence add) => add.ExecuteAsync(
            Command(task, by, words, file is null ? [] : [file], operation), TestContext.Current.CancellationToken));

    private static ContributeEvidence.Command Command(
        AgencyTask task, Viewer by, string words, IReadOnlyList<UploadedFile> files, Guid? operation = null) => new()
        {
            TaskId = task.Id,
            OperationId = operation ?? Guid.NewGuid(),
            By = by,
            Words = words,
            Brought = new BroughtEvidence(files, Report, null),
        };
}
