using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class VerificationTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public VerificationTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Accept_WhatWasMadeOnTime_StaysOnTimeHoweverLongThePoliceTake()
    {
        var (task, an, police) = await TaskAsync();
        core.Clock.Set("2019-11-14T20:00:00+07:00");
        await core.SubmitAsync(task, an);
        core.Clock.Set("2019-12-20T09:00:00+07:00");

        await core.AcceptAsync(task, police);

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Accepted);
        now.IsSubmittedOnTime.ShouldBe(true);
        now.SubmittedAt.ShouldBe(TestClock.Parse("2019-11-14T20:00:00+07:00"));
        now.DecidedAt.ShouldBe(TestClock.Parse("2019-12-20T09:00:00+07:00"));
        now.Submissions.Single().DecidedBy.ShouldBe(police.PersonId);
    }

    [Fact]
    public async Task Return_ThenResubmission_KeepsTheEarlierEvidenceAndCountsFromTheSecond()
    {
        var (task, an, police) = await TaskAsync();
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Words = "Lần một.",
            Document = new DocumentReference("45/BC-SYT", new LocalDate(2019, 11, 1), "Nguyễn Văn Bình", "Sở Y tế"),
            Files = [TaskLife.File("Biểu.xlsx", TestFiles.Xlsx())],
        });
        var first = await core.SubmitAsync(task, an);
        core.Clock.Set("2019-11-13T09:00:00+07:00");
        await core.ReturnAsync(task, police, "Thiếu ảnh.");
        var returned = await core.NowAsync(task);
        returned.State.ShouldBe(TaskState.Returned);
        returned.Reason.ShouldBe("Thiếu ảnh.");
        core.Clock.Set("2019-11-15T08:00:00+07:00");
        await core.DraftAsync(task, an, "Lần hai.", TaskLife.File("Ảnh.jpg", TestFiles.Jpg()));

        var second = await core.SubmitAsync(task, an);
        await core.AcceptAsync(task, police);

        var now = await core.NowAsync(task);
        now.IsSubmittedOnTime.ShouldBe(false);
        now.Submissions.OrderBy(s => s.MadeAt).Select(s => (s.ReceiptNumber, s.State, s.Words)).ShouldBe([
            (first, SubmissionState.Returned, "Lần một."), (second, SubmissionState.Accepted, "Lần hai.")]);
        var (earlier, later) = (now.Submissions.MinBy(s => s.MadeAt)!, now.Submissions.MaxBy(s => s.MadeAt)!);
        earlier.Items.Count.ShouldBe(2);
        later.Items.OrderBy(item => item.Position).Select(item => item.Document?.Number ?? item.File?.Name)
            .ShouldBe(["45/BC-SYT", "Biểu.xlsx", "Ảnh.jpg"]);
        later.Items.Single(item => item.File?.Name == "Biểu.xlsx").File!.Hash
            .ShouldBe(earlier.Items.Single(item => item.File is not null).File!.Hash);
        now.Submissions.ShouldAllBe(s => s.Seal == s.ComputeSeal());
        (await core.HistoryAsync(task.Id))
            .ShouldBe(["DraftSaved", "Submitted", "Returned", "DraftSaved", "Submitted", "Accepted"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Return_WithoutAReason_IsRefused(string reason)
    {
        var (task, an, police) = await TaskAsync();
        await core.SubmitAsync(task, an);

        await core.ReturnAsync(task, police, reason).ShouldBeRefusedAsync(Rules.ReasonIsGiven);

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Submitted);
    }

    [Fact]
    public async Task Accept_WhatNobodyHandedIn_IsRefused()
    {
        var (task, _, police) = await TaskAsync();

        await core.AcceptAsync(task, police).ShouldBeRefusedAsync(Rules.TaskIsNotWaitingForVerification);
        await core.ReturnAsync(task, police).ShouldBeRefusedAsync(Rules.TaskIsNotWaitingForVerification);
    }

    [Fact]
    public async Task Accept_OnesOwnSubmission_IsRefused()
    {
        var agency = await core.Data.AgencyAsync("Công an tỉnh");
        var person = await core.Data.FocalPointAsync(agency);
        var task = await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15));
        await core.SubmitAsync(task, person);
        var both = person with { Posts = [.. person.Posts, person.Posts[0] with { Role = Role.Coordinator }] };

        await core.AcceptAsync(task, both).ShouldBeRefusedAsync(Rules.NobodyVerifiesTheirOwn);
        await core.ReturnAsync(task, both).ShouldBeRefusedAsync(Rules.NobodyVerifiesTheirOwn);
    }

    [Theory]
    [InlineData(Role.FocalPoint)]
    [InlineData(Role.AgencyHead)]
    [InlineData(Role.DistrictOffice)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Auditor)]
    public async Task Decisions_ByAnyoneButACoordinator_FindNoTask(Role role)
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var other = await core.Data.PersonAsync(role, agency);
        var task = await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15));
        await core.SubmitAsync(task, an);
        await core.AskAsync(task, an, new LocalDate(2019, 11, 30));

        await Should.ThrowAsync<NotFoundException>(() => core.AcceptAsync(task, other));
        await Should.ThrowAsync<NotFoundException>(() => core.ReturnAsync(task, other));
        await Should.ThrowAsync<NotFoundException>(() => core.WaiveAsync(task, other));
        await Should.ThrowAsync<NotFoundException>(() => core.CancelAsync(task, other));
        await Should.ThrowAsync<NotFoundException>(() => core.DecideAsync(task, other, new LocalDate(2019, 11, 30)));

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Submitted);
        (await core.HistoryAsync(task.Id)).ShouldBe(["Submitted", "ExtensionAsked"]);
    }

    [Fact]
    public async Task Waive_AnOpenTask_EndsItWithTheReason()
    {
        var (task, an, police) = await TaskAsync();
        await core.DraftAsync(task, an);

        await core.WaiveAsync(task, police, "Xã đã sáp nhập.");

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Waived);
        now.Reason.ShouldBe("Xã đã sáp nhập.");
        await core.WaiveAsync(task, police).ShouldBeRefusedAsync(Rules.TaskIsWaived);
        (await core.HistoryAsync(task.Id)).ShouldBe(["DraftSaved", "Waived"]);
    }

    [Fact]
    public async Task Cancel_ATaskNobodyBegan_EndsItWithTheReasonAndNoNightBringsItBack()
    {
        var (task, an, police) = await TaskAsync();

        await core.CancelAsync(task, police, " Giao trùng với huyện. ");
        await core.RunAsync((RollForwardJob job) => job.ExecuteAsync(TestContext.Current.CancellationToken));

        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Cancelled);
        now.Reason.ShouldBe("Giao trùng với huyện.");
        now.CancelledBy.ShouldBe(police.PersonId);
        (await core.HistoryAsync(task.Id)).ShouldBe(["Cancelled"]);
        await core.CancelAsync(task, police).ShouldBeRefusedAsync(Rules.TaskIsCancelled);
        await core.DraftAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsCancelled);
    }

    [Fact]
    public async Task Cancel_WhatWasBegunOrAskedToExtend_IsRefused()
    {
        var (begun, an, police) = await TaskAsync();
        await core.DraftAsync(begun, an);
        var (asked, binh, _) = await TaskAsync();
        await core.AskAsync(asked, binh, new LocalDate(2019, 11, 30));

        await core.CancelAsync(begun, police).ShouldBeRefusedAsync(Rules.TaskWasBegun);
        await core.CancelAsync(asked, police).ShouldBeRefusedAsync(Rules.TaskWasBegun);
        await core.SubmitAsync(begun, an);
        await core.CancelAsync(begun, police).ShouldBeRefusedAsync(Rules.TaskIsWaitingForVerification);

        (await core.NowAsync(asked)).State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task Cancel_WithoutAReason_IsRefused()
    {
        var (task, _, police) = await TaskAsync();

        await core.CancelAsync(task, police, " \n").ShouldBeRefusedAsync(Rules.ReasonIsGiven);

        (await core.NowAsync(task)).State.ShouldBe(TaskState.Open);
    }

    private async Task<(AgencyTask Task, Viewer FocalPoint, Viewer Police)> TaskAsync()
    {
        var agency = await core.Data.AgencyAsync();
        return (
            await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15)),
            await core.Data.FocalPointAsync(agency),
            await core.Data.CoordinatorAsync());
    }
}
