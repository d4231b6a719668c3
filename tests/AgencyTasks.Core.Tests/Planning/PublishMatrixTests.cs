using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Planning;

public sealed class PublishMatrixTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public PublishMatrixTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_DoesExactlyWhatThePreviewShowed()
    {
        var agency = await core.Data.AgencyAsync();
        var (plan, commune) = await PlanWithCommuneAsync();
        var matrix = await core.Data.DraftAsync(
            plan,
            new DutyBuilder().Code("V.1.1").LedBy(agency).PerCommune(),
            new DutyBuilder().Code("VII.2").LedBy(agency).DueBefore(2019, 11, 15));
        var shown = await PreviewAsync(matrix);

        var produced = await core.Data.PublishAsync(matrix);

        produced.ShouldBe(new Produced(shown.Diff.Added.Count, 0, 0));
        var tasks = await core.OfPlanAsync(plan);
        tasks.Select(KeyOf).ShouldBe(shown.Diff.Added.Select(wanted => wanted.Key), ignoreOrder: true);
        tasks.Select(t => (t.DutyCode, t.PeriodCode, t.CommuneId, t.Due.ToString())).ShouldBe(
            [
                ("V.1.1", "2019-10", commune.Id, "on 2019-11-10"), ("V.1.1", "2019-11", commune.Id, "on 2019-12-10"),
                ("V.1.1", "2019-12", commune.Id, "on 2020-01-10"), ("VII.2", "2019", null, "before 2019-11-15"),
            ],
            ignoreOrder: true);
        tasks.ShouldAllBe(t => t.State == TaskState.Open && t.CreatedAt == core.Clock.GetCurrentInstant());
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["MatrixPublished"]);
        (await PreviewAsync(matrix)).Diff.Added.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_WhatWasDueBeforeTheDutyCameAlive_IsNeverBorn()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var first = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency));
        await core.Data.PublishAsync(first);

        // A second version, a month later: the duty has been alive since 4 November, and nothing older is made up for.
        core.Clock.Set("2019-12-05T08:00:00+07:00");
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency)));

        (await core.OfPlanAsync(plan)).Select(t => t.PeriodCode).Order().ShouldBe(["2019-10", "2019-11", "2019-12"]);
    }

    [Fact]
    public async Task Publish_Twice_AddsNothing()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency));
        await core.Data.PublishAsync(matrix);
        var before = await core.OfPlanAsync(plan);

        (await core.Data.PublishAsync(matrix)).IsNothing.ShouldBeTrue();

        (await core.OfPlanAsync(plan)).Select(t => t.Id).ShouldBe(before.Select(t => t.Id), ignoreOrder: true);
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["MatrixPublished"]);
    }

    [Fact]
    public async Task Publish_FiveTimesAtOnce_IsOnePublication()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency));
        var police = await core.Data.CoordinatorAsync();
        var fingerprint = (await PreviewAsync(matrix)).Diff.Fingerprint;

        var outcomes = await TaskLife.AllAtOnceAsync(
            Enumerable.Repeat<Func<Task>>(() => PublishAsync(matrix, fingerprint, police), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await core.OfPlanAsync(plan)).Count.ShouldBe(3);
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["MatrixPublished"]);
    }

    [Fact]
    public async Task Publish_AfterTheWorldChanged_IsRefusedAndWritesNothing()
    {
        var agency = await core.Data.AgencyAsync();
        var (plan, _) = await PlanWithCommuneAsync();
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune());
        var police = await core.Data.CoordinatorAsync();
        var shown = await PreviewAsync(matrix);
        await core.Data.ConversionAsync(plan, await core.Data.CommuneAsync());

        await PublishAsync(matrix, shown.Diff.Fingerprint, police).ShouldBeRefusedAsync(Rules.PreviewStillHolds);

        (await core.OfPlanAsync(plan)).ShouldBeEmpty();
        (await PreviewAsync(matrix)).Matrix.State.ShouldBe(MatrixState.Draft);
        (await core.HistoryAsync(matrix.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_ByAnyoneButACoordinator_FindsNoMatrix()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency));
        var fingerprint = (await PreviewAsync(matrix)).Diff.Fingerprint;

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Coordinator))
        {
            var person = await core.Data.PersonAsync(role, agency);
            await Should.ThrowAsync<NotFoundException>(() => PublishAsync(matrix, fingerprint, person));
            await Should.ThrowAsync<NotFoundException>(() => ConfirmAsync(matrix, person));
        }

        (await core.OfPlanAsync(plan)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_AnUnconfirmedDuty_GeneratesNothingUntilItIsConfirmed()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var police = await core.Data.CoordinatorAsync();
        DutyBuilder Proposed(string code) =>
            new DutyBuilder().Code(code).LedBy(agency).Proposing("recurrence", "due_rule");
        var matrix = await core.Data.DraftAsync(plan, Proposed("V.1.1"), Proposed("V.1.2"));
        (await PreviewAsync(matrix)).Diff.Added.ShouldBeEmpty();

        (await ConfirmAsync(matrix, police, "V.1.2")).ShouldBe(1);
        (await ConfirmAsync(matrix, police, "V.1.2")).ShouldBe(0);
        await core.Data.PublishAsync(matrix);

        (await core.OfPlanAsync(plan)).Select(t => t.DutyCode).Distinct().ShouldBe(["V.1.2"]);
        (await core.HistoryAsync(matrix.Id)).ShouldBe(["DutiesConfirmed", "MatrixPublished"]);
        await ConfirmAsync(matrix, police, "V.1.1").ShouldBeRefusedAsync(Rules.PublishedMatrixIsFixed);
    }

    [Fact]
    public async Task Publish_ANewVersion_AddsCancelsAndMovesOnlyWhatNobodyBegan()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        DutyBuilder Duty(string code, string due = "end+10 none") =>
            new DutyBuilder().Code(code).LedBy(agency).Due(due);
        var first = await core.Data.DraftAsync(plan, Duty("V.1.1"), Duty("V.1.2"), Duty("V.1.3"));
        await core.Data.PublishAsync(first);
        var before = (await core.OfPlanAsync(plan)).ToDictionary(t => (t.DutyCode, t.PeriodCode));
        await core.DraftAsync(before[("V.1.2", "2019-11")], an);
        await core.DraftAsync(before[("V.1.3", "2019-11")], an);
        await core.AskAsync(before[("V.1.2", "2019-12")], an, new LocalDate(2020, 1, 31));
        await core.AskAsync(before[("V.1.3", "2019-12")], an, new LocalDate(2020, 1, 31));

        // V.1.1 stays, V.1.2 ends, V.1.3 is due five days later, V.1.4 is new.
        var second = await core.Data.DraftAsync(plan, Duty("V.1.1"), Duty("V.1.3", "end+15 none"), Duty("V.1.4"));
        var produced = await core.Data.PublishAsync(second);

        var after = (await core.OfPlanAsync(plan)).ToDictionary(t => (t.DutyCode, t.PeriodCode));
        produced.ShouldBe(new Produced(Added: 3, Cancelled: 0, Moved: 1));
        after.Keys.Where(key => key.DutyCode == "V.1.4").Count().ShouldBe(3);
        after[("V.1.1", "2019-11")].Due.LastDay.ShouldBe(new LocalDate(2019, 12, 10));
        after[("V.1.2", "2019-10")].State.ShouldBe(TaskState.Open, "its period is over: history");
        after[("V.1.2", "2019-11")].State.ShouldBe(TaskState.Open, "begun");
        after[("V.1.2", "2019-12")].State.ShouldBe(TaskState.Open, "an extension was asked for");
        after[("V.1.3", "2019-10")].Due.LastDay.ShouldBe(new LocalDate(2019, 11, 15));
        after[("V.1.3", "2019-10")].FirstDue.LastDay.ShouldBe(new LocalDate(2019, 11, 15));
        after[("V.1.3", "2019-11")].Due.LastDay.ShouldBe(new LocalDate(2019, 12, 10), "begun");
        after[("V.1.3", "2019-12")].Due.LastDay.ShouldBe(new LocalDate(2020, 1, 10), "an extension was asked for");
        (await PreviewAsync(first)).Matrix.State.ShouldBe(MatrixState.Superseded);
    }

    [Fact]
    public async Task Publish_ADutyThatAsksForMore_RevisesWhatNobodyBegan()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency)));
        var before = (await core.OfPlanAsync(plan)).ToDictionary(t => t.PeriodCode);
        await core.DraftAsync(before["2019-11"], an);

        var second = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).Asking("Photo:2"));
        var produced = await core.Data.PublishAsync(second);

        produced.ShouldBe(new Produced(0, 0, 0) { Revised = 2 });
        var after = (await core.OfPlanAsync(plan)).ToDictionary(t => t.PeriodCode);
        after.ToDictionary(one => one.Key, one => one.Value.DutyId == second.Duties[0].Id).ShouldBe(
            new Dictionary<string, bool> { ["2019-10"] = true, ["2019-11"] = false, ["2019-12"] = true }, ignoreOrder: true);
        after.ShouldAllBe(one => one.Value.Due == before[one.Key].Due && one.Value.Id == before[one.Key].Id);
        (await core.HistoryAsync(after["2019-12"].Id)).ShouldBe(["TaskRevised"]);
    }

    [Fact]
    public async Task Publish_ADutyThatEnded_CancelsWithTheReasonAndRefusesWhatComesLater()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().Code("V.1.1").LedBy(agency)));
        var task = (await core.OfPlanAsync(plan)).Single(t => t.PeriodCode == "2019-11");

        var produced = await core.Data.PublishAsync(
            await core.Data.DraftAsync(plan, new DutyBuilder().Code("V.1.2").LedBy(agency)));

        produced.ShouldBe(new Produced(Added: 3, Cancelled: 2, Moved: 0));
        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Cancelled);
        now.Reason.ShouldBe("Ma trận phân công phiên bản 2 không còn giao nhiệm vụ này.");
        now.DecidedAt.ShouldBe(core.Clock.GetCurrentInstant());
        (await core.SubmitAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsCancelled)).Values.ShouldBe([now.Reason!]);
        await core.DraftAsync(task, an).ShouldBeRefusedAsync(Rules.TaskIsCancelled);
        await core.AskAsync(task, an, new LocalDate(2020, 1, 31)).ShouldBeRefusedAsync(Rules.TaskIsCancelled);
    }

    [Theory]
    [InlineData("asks")]
    [InlineData("begins")]
    public async Task Publish_WhileSomebodyTouchesATask_IsRefusedAndWritesNothing(string touch)
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().Code("V.1.1").LedBy(agency)));
        var task = (await core.OfPlanAsync(plan)).Single(t => t.PeriodCode == "2019-11");
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().Code("V.1.2").LedBy(agency));
        var police = await core.Data.CoordinatorAsync();
        var fingerprint = (await PreviewAsync(matrix)).Diff.Fingerprint;
        await using var held = await HeldTask.TouchAsync(core, task, an, touch);

        var publishing = PublishAsync(matrix, fingerprint, police);
        await held.WaitForAnotherAsync();
        await held.CommitAsync();

        await publishing.ShouldBeRefusedAsync(Rules.PreviewStillHolds);
        var now = await core.NowAsync(task);
        now.State.ShouldBe(TaskState.Open);
        now.IsTouched.ShouldBeTrue();
        (await core.OfPlanAsync(plan)).ShouldAllBe(t => t.DutyCode == "V.1.1" && t.State == TaskState.Open);
    }

    private static TaskKey KeyOf(AgencyTask task) => new(task.DutyCode, task.AgencyId, task.PlaceKey, task.PeriodCode);

    private async Task<(Plan Plan, Commune Commune)> PlanWithCommuneAsync()
    {
        var (plan, commune) = (await core.Data.PlanAsync(), await core.Data.CommuneAsync());
        await core.Data.ConversionAsync(plan, commune);
        return (plan, commune);
    }

    private Task<Publication> PreviewAsync(AssignmentMatrix matrix) =>
        core.RunAsync((PreviewPublication preview) => preview.ExecuteAsync(matrix.Id, Token));

    private Task<Produced> PublishAsync(AssignmentMatrix matrix, string fingerprint, Viewer by) => core.RunAsync(
        (PublishMatrix publish) => publish.ExecuteAsync(new PublishMatrix.Command(matrix.Id, fingerprint, by), Token));

    private Task<int> ConfirmAsync(AssignmentMatrix matrix, Viewer by, params string[] codes) => core.RunAsync(
        (ConfirmDuties confirm) => confirm.ExecuteAsync(new ConfirmDuties.Command(
            matrix.Id, codes.Length == 0 ? null : [.. matrix.Duties.Where(d => codes.Contains(d.Code)).Select(d => d.Id)], by), Token));
}
