using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>What was handed in last month helps this month.</summary>
public sealed class LastPeriodTests : IClassFixture<CoreFixture>
{
    private static readonly DocumentReference Plan = new("12/KH-SYT", new LocalDate(2019, 1, 7), "Nguyễn Văn Bình");

    private readonly CoreFixture core;

    public LastPeriodTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Copy_OfTheLastPeriod_BringsWordsAndEvidenceButNoFigure()
    {
        var (tasks, an) = await MonthlyAsync();
        await HandInAsync(tasks["2019-10"], an, "Tháng Chín đã làm.", 7);

        await CopyAsync(tasks["2019-12"], an);

        var draft = (await core.NowAsync(tasks["2019-12"])).Draft.ShouldNotBeNull();
        draft.Words.ShouldBe("Tháng Chín đã làm.");
        draft.Items.ShouldHaveSingleItem().Document.ShouldBe(Plan);
        draft.Figures.ShouldBeEmpty();
        (await core.NowAsync(tasks["2019-11"])).Submissions.ShouldBeEmpty("November was never handed in");
        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Copy_Twice_KeepsWhatWasWrittenAndAddsNothingTwice()
    {
        var (tasks, an) = await MonthlyAsync();
        await HandInAsync(tasks["2019-11"], an, "Tháng Mười.", 7);
        await core.DraftAsync(tasks["2019-12"], an, "Tháng Mười một.");

        await CopyAsync(tasks["2019-12"], an);
        await CopyAsync(tasks["2019-12"], an);

        var draft = (await core.NowAsync(tasks["2019-12"])).Draft.ShouldNotBeNull();
        draft.Words.ShouldBe("Tháng Mười một.");
        draft.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Copy_WhereTheLastPeriodWasReturned_TakesTheOneBefore()
    {
        var (tasks, an) = await MonthlyAsync();
        await HandInAsync(tasks["2019-10"], an, "Tháng Chín.", 7);
        await HandInAsync(tasks["2019-11"], an, "Tháng Mười.", 8);
        await core.ReturnAsync(tasks["2019-11"], await core.Data.CoordinatorAsync());

        await CopyAsync(tasks["2019-12"], an);

        (await core.NowAsync(tasks["2019-12"])).Draft!.Words.ShouldBe("Tháng Chín.");
    }

    [Fact]
    public async Task Copy_WithAFileThatWasReported_LeavesTheFileBehind()
    {
        var (tasks, an) = await MonthlyAsync();
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = tasks["2019-11"].Id,
            By = an,
            Files = [TaskLife.File("danh sách.png", TestFiles.Png(23))],
        });
        await HandInAsync(tasks["2019-11"], an, "Tháng Mười.", 7);
        var item = (await core.NowAsync(tasks["2019-11"])).LatestMade!.Items.Single(one => one.File is not null).Id;
        await core.RunAsync((ReportFile report) => report.ExecuteAsync(
            new(item, "Có dấu MẬT.", an), TestContext.Current.CancellationToken));

        await CopyAsync(tasks["2019-12"], an);

        var draft = (await core.NowAsync(tasks["2019-12"])).Draft.ShouldNotBeNull();
        draft.Items.ShouldHaveSingleItem().Document.ShouldBe(Plan);
        draft.Words.ShouldBe("Tháng Mười.");
    }

    [Fact]
    public async Task Copy_WithoutALastPeriod_IsRefusedAndBeginsNothing()
    {
        var (tasks, an) = await MonthlyAsync();

        await CopyAsync(tasks["2019-12"], an).ShouldBeRefusedAsync(Rules.NoLastPeriod);

        (await core.NowAsync(tasks["2019-12"])).IsBegun.ShouldBeFalse();
    }

    [Fact]
    public async Task Copy_NeverTakesAnotherLeadsSubmission()
    {
        var (one, two) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, Monthly().LedBy(one, two)));
        var tasks = await core.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.PlanId == plan.Id).ToListAsync(TestContext.Current.CancellationToken));
        await HandInAsync(
            tasks.Single(t => t.AgencyId == one.Id && t.PeriodCode == "2019-11"), await core.Data.FocalPointAsync(one), "Của Sở kia.", 3);

        await CopyAsync(
            tasks.Single(t => t.AgencyId == two.Id && t.PeriodCode == "2019-12"), await core.Data.FocalPointAsync(two))
            .ShouldBeRefusedAsync(Rules.NoLastPeriod);
    }

    private static DutyBuilder Monthly() => new DutyBuilder().Code("V.1.1").Every(Recurrence.Monthly)
        .Effective(new LocalDate(2019, 9, 1), new LocalDate(2019, 12, 31)).AskingFigure("Số buổi [buổi]");

    private async Task<(Dictionary<string, AgencyTask> Tasks, Viewer An)> MonthlyAsync()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, Monthly().LedBy(agency)));
        var tasks = await core.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.PlanId == plan.Id)
            .ToDictionaryAsync(t => t.PeriodCode, TestContext.Current.CancellationToken));
        return (tasks, await core.Data.FocalPointAsync(agency));
    }

    private async Task HandInAsync(AgencyTask task, Viewer by, string words, decimal figure)
    {
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = by,
            Words = words,
            Figures = new Dictionary<string, decimal> { ["Số buổi"] = figure },
            Document = Plan,
        });
        await core.SubmitAsync(task, by);
    }

    private Task CopyAsync(AgencyTask task, Viewer by) => core.RunAsync(
        (CopyLastPeriod copy) => copy.ExecuteAsync(new(task.Id, by), TestContext.Current.CancellationToken));
}
