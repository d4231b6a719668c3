using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class SubmitTaskTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public SubmitTaskTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Submit_WithTracesThatNobodyAnswered_IsRefused_AndAnswered_NamesTheKindsInTheTrail()
    {
        var (agency, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15));
        await core.DraftAsync(task, an, "Bị can Nguyễn Văn A, CCCD 008099001234.");
        var token = TestContext.Current.CancellationToken;
        Task SubmitAsync(params PersonalTrace[] answered) => core.RunAsync((SubmitTask submit) =>
            submit.ExecuteAsync(new(task.Id, Guid.NewGuid(), an) { Answered = answered }, token));

        await SubmitAsync().ShouldBeRefusedAsync(Rules.WarningIsAnswered);
        await SubmitAsync(PersonalTrace.IdentityNumber, PersonalTrace.Particulars).ShouldBeRefusedAsync(Rules.WarningIsAnswered);
        (await core.NowAsync(task)).State.ShouldBe(TaskState.Open);
        await SubmitAsync(PersonalTrace.IdentityNumber, PersonalTrace.Particulars, PersonalTrace.CaseDetails);

        var entry = await core.ReadAsync(db => db.AuditEntries
            .SingleAsync(one => one.SubjectId == task.Id && one.Event == "Submitted", token));
        entry.Reason.ShouldBe("warned: IdentityNumber Particulars CaseDetails");
        AnsweredWarnings.Read(entry.Reason)
            .ShouldBe([PersonalTrace.IdentityNumber, PersonalTrace.Particulars, PersonalTrace.CaseDetails]);
    }

    [Fact]
    public async Task Draft_WithWordsFiguresAndEvidence_IsKeptAsWritten()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(
            t => t.LedBy(soYTe).DueBefore(2019, 11, 15).AskingFigure("Số buổi [buổi]"));

        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Words = "  Đã tuyên truyền.\r\nCòn hai xã.  ",
            Figures = new Dictionary<string, decimal> { ["Số buổi"] = 12, ["Không ai hỏi"] = 3 },
            Document = new DocumentReference("45/BC-SYT", new LocalDate(2019, 11, 1), "Nguyễn Văn Bình"),
            Link = "https://soyte.tuyenquang.example/tin/1",
            Files = [TaskLife.File("Ảnh hội nghị.png", TestFiles.Png())],
        });

        var draft = (await core.NowAsync(task)).Draft.ShouldNotBeNull();
        draft.Words.ShouldBe("Đã tuyên truyền.\nCòn hai xã.");
        draft.Figures.Select(f => (f.Name, f.Unit, f.Value)).ShouldBe([("Số buổi", "buổi", 12m)]);
        draft.Items.OrderBy(item => item.Position).Select(item => item.Kind)
            .ShouldBe([EvidenceKind.Document, EvidenceKind.Link, EvidenceKind.Photo]);
        draft.Items.Single(item => item.File is not null).File!.Name.ShouldBe("Ảnh hội nghị.png");
        (await core.NowAsync(task)).BegunAt.ShouldBe(core.Clock.GetCurrentInstant());
    }

    [Fact]
    public async Task Draft_SavedAgain_ReplacesWordsAndRemovesOnlyWhatIsNamed()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(
            t => t.LedBy(soYTe).DueBefore(2019, 11, 15).AskingFigure("Số buổi [buổi]"));
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Words = "Một",
            Figures = new Dictionary<string, decimal> { ["Số buổi"] = 1 },
            Files = [TaskLife.File("a.png", TestFiles.Png(1)), TaskLife.File("b.png", TestFiles.Png(2))],
        });
        var first = (await core.NowAsync(task)).Draft!;

        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Words = "Hai",
            Figures = new Dictionary<string, decimal> { ["Số buổi"] = 2 },
            RemovedItems = [first.Items.Single(item => item.File!.Name == "a.png").Id],
            Files = [TaskLife.File("c.png", TestFiles.Png(3))],
        });

        var draft = (await core.NowAsync(task)).Submissions.ShouldHaveSingleItem();
        draft.Id.ShouldBe(first.Id);
        draft.Words.ShouldBe("Hai");
        draft.Figures.ShouldHaveSingleItem().Value.ShouldBe(2);
        draft.Items.OrderBy(item => item.Position).Select(item => item.File!.Name).ShouldBe(["b.png", "c.png"]);
    }

    [Fact]
    public async Task Draft_WithALinkThatIsNotOfTheWeb_IsRefused()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));

        await core.DraftAsync(new SaveDraft.Command { TaskId = task.Id, By = an, Link = "javascript:alert(1)" })
            .ShouldBeRefusedAsync(Rules.LinkIsWeb);

        (await core.NowAsync(task)).IsBegun.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "Nguyễn Văn Bình", "2019-11-01", nameof(Rules.DocumentIsComplete))]
    [InlineData("45/BC-SYT", " ", "2019-11-01", nameof(Rules.DocumentIsComplete))]
    [InlineData("45/BC-SYT", "Nguyễn Văn Bình", "2019-11-05", nameof(Rules.DocumentIsNotFromTheFuture))]
    public async Task Draft_WithAnIncompleteDocument_IsRefused(string number, string signer, string date, string rule)
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Document = new DocumentReference(number, day, signer),
        }).ShouldBeRefusedAsync(new Rule(rule));
    }

    [Fact]
    public async Task Draft_WithElevenFiles_IsRefusedAndStoresNone()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        var before = StoredFiles();
        var files = Enumerable.Range(100, 11).Select(i => TaskLife.File($"{i}.png", TestFiles.Png((byte)i))).ToArray();

        await core.DraftAsync(task, an, "Đã làm.", files).ShouldBeRefusedAsync(Rules.FilesWithinCount);

        (await core.NowAsync(task)).Submissions.ShouldBeEmpty();
        StoredFiles().ShouldBe(before);
    }

    [Fact]
    public async Task Submit_WithWhatIsAskedFor_WaitsForVerificationUnderAReceipt()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var commune = await core.Data.CommuneAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).In(commune).DueBefore(2019, 11, 15)
            .Asking("Document|Photo:1").AskingFigure("Số buổi [buổi]"));
        await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.EvidenceAskedForIsThere);
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Báo cáo.docx", TestFiles.Docx()));
        await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.FigureAskedForIsThere);
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Words = "Đã làm.",
            Figures = new Dictionary<string, decimal> { ["Số buổi"] = 4 },
        });

        var receipt = await core.SubmitAsync(task, an);

        receipt.ShouldMatch("^2019-[0-9]{6}$");
        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Submitted);
        now.CommuneId.ShouldBe(commune.Id);
        now.IsSubmittedOnTime.ShouldBe(true);
        var submission = now.Submissions.ShouldHaveSingleItem();
        submission.ReceiptNumber.ShouldBe(receipt);
        submission.MadeBy.ShouldBe(an.PersonId);
        submission.Seal.ShouldBe(submission.ComputeSeal());
        (await core.HistoryAsync(task.Id)).ShouldBe(["DraftSaved", "DraftSaved", "Submitted"]);
    }

    [Fact]
    public async Task Submit_NothingToReportWithASentence_IsCountedApart()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15).Asking("Photo:2"));
        await core.DraftAsync(new SaveDraft.Command { TaskId = task.Id, By = an, IsNothingToReport = true });
        await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.NothingToReportNeedsSentence);
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            IsNothingToReport = true,
            Words = "Trong kỳ không có người cai nghiện trở về.",
        });

        await core.SubmitAsync(task, an);

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Submitted);
        now.IsNothingToReport.ShouldBeTrue();
    }

    [Fact]
    public async Task Submit_WhatThePoliceNeedNotVerify_IsDoneByTheTick()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueOn(2019, 11, 20).WithoutVerification());

        await core.SubmitAsync(task, an);

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Accepted);
        await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsAccepted);
    }

    [Theory, Trait("Plan", "VII.2")]
    [InlineData("2019-11-14T23:59:59.999+07:00", "2019-11-14T23:59:59.999+07:00", true)]
    [InlineData("2019-11-14T23:59:59.9999996+07:00", "2019-11-14T23:59:59.999999+07:00", true)]
    [InlineData("2019-11-15T00:00:00+07:00", "2019-11-15T00:00:00+07:00", false)]
    [InlineData("2019-11-14T17:00:00Z", "2019-11-15T00:00:00+07:00", false)]
    public async Task Submit_AroundMidnightOf14November_IsJudgedByWhatIsStored(string at, string stored, bool isOnTime)
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var police = await core.Data.CoordinatorAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        core.Clock.Set(at);

        await core.SubmitAsync(task, an);
        core.Clock.Set("2019-11-20T09:00:00+07:00");
        await core.AcceptAsync(task, police);

        var now = await core.NowAsync(task);
        now.Due.StatedDay.ShouldBe(new LocalDate(2019, 11, 15));
        now.IsSubmittedOnTime.ShouldBe(isOnTime);
        now.SubmittedAt.ShouldBe(TestClock.Parse(stored));
        var made = now.Submissions.ShouldHaveSingleItem();
        made.IsOnTime.ShouldBe(isOnTime);
        made.MadeAt.ShouldBe(TestClock.Parse(stored));
        now.Due.IsMetBy(made.MadeAt!.Value).ShouldBe(isOnTime);
        Timeliness.HeadOf(now.State, now.Due, now.IsSubmittedOnTime, core.Clock.GetCurrentInstant())
            .ShouldBe(isOnTime ? StandardHead.DoneOnTime : StandardHead.DoneLate);
    }

    [Fact]
    public async Task Submit_ByAnotherAgencyOrAHead_FindsNoTask()
    {
        var (soYTe, _) = await AgencyWithFocalPointAsync();
        var (soTaiChinh, other) = await AgencyWithFocalPointAsync();
        var helper = await core.Data.FocalPointAsync(soTaiChinh);
        var head = await core.Data.PersonAsync(Role.AgencyHead, soYTe);
        var police = await core.Data.CoordinatorAsync();
        var admin = await core.Data.PersonAsync(Role.Admin, soYTe);
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).CoordinatedBy(soTaiChinh).DueBefore(2019, 11, 15));
        var before = StoredFiles();

        foreach (var stranger in new[] { other, helper, head, police, admin })
        {
            await Should.ThrowAsync<NotFoundException>(() => core.SubmitAsync(task, stranger));
            await Should.ThrowAsync<NotFoundException>(
                () => core.DraftAsync(task, stranger, "Của tôi", TaskLife.File("a.png", TestFiles.Png(200))));
            await Should.ThrowAsync<NotFoundException>(
                () => core.AskAsync(task, stranger, new LocalDate(2019, 12, 1)));
        }

        StoredFiles().ShouldBe(before);
        (await core.NowAsync(task)).IsTouched.ShouldBeFalse();
        (await core.HistoryAsync(task.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Submit_OfATaskThatIsNotThere_FindsNoTask()
    {
        var (_, an) = await AgencyWithFocalPointAsync();
        var command = new SubmitTask.Command(Guid.NewGuid(), Guid.NewGuid(), an);

        await Should.ThrowAsync<NotFoundException>(() => core.RunAsync(
            (SubmitTask submit) => submit.ExecuteAsync(command, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Submit_WhatWasWaived_IsRefusedWithTheReason()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var police = await core.Data.CoordinatorAsync();
        var task = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        await core.WaiveAsync(task, police, "Không còn đối tượng.");

        (await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsWaived))
            .Values.ShouldBe(["Không còn đối tượng."]);
        await core.DraftAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsWaived);
    }

    [Fact]
    public async Task Submit_UnderTheOperationOfAnotherTask_FindsNoForm()
    {
        var (soYTe, an) = await AgencyWithFocalPointAsync();
        var first = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        var second = await core.Data.TaskAsync(t => t.LedBy(soYTe).DueBefore(2019, 11, 15));
        var operation = Guid.NewGuid();
        await core.SubmitAsync(first, an, operation);

        await Should.ThrowAsync<NotFoundException>(() => core.SubmitAsync(second, an, operation));

        (await core.NowAsync(second)).State.ShouldBe(TaskState.Open);
    }

    private async Task<(Agency Agency, Viewer FocalPoint)> AgencyWithFocalPointAsync()
    {
        var agency = await core.Data.AgencyAsync();
        return (agency, await core.Data.FocalPointAsync(agency));
    }

    private string[] StoredFiles() => Directory.Exists(core.EvidenceFolder)
        ? [.. Directory.GetFiles(core.EvidenceFolder, "*", SearchOption.AllDirectories).Order()]
        : [];
}
