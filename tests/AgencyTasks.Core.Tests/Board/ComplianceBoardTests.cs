using AgencyTasks.Core.Board;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Board;

public sealed class ComplianceBoardTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public ComplianceBoardTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Board_CountsEachTaskOnce_UnderItsMonthAndHead()
    {
        var agency = await core.Data.AgencyAsync();
        await TaskAsync(agency, 2019, 10, 31);
        await TaskAsync(agency, 2019, 11, 30);
        await TaskAsync(agency, 2018, 12, 31);
        await StateAsync(await TaskAsync(agency, 2019, 9, 30), TaskState.Accepted, isOnTime: true);
        await StateAsync(await TaskAsync(agency, 2019, 9, 29), TaskState.Accepted, isOnTime: false);
        await StateAsync(await TaskAsync(agency, 2019, 8, 31), TaskState.Waived);

        var row = await RowAsync(agency);

        row.Months[8].ShouldBe(new HeadCounts(1, 1, 0, 0));
        row.Months[9].ShouldBe(new HeadCounts(0, 0, 0, 1));
        row.Months[10].ShouldBe(new HeadCounts(0, 0, 1, 0));
        row.Total.ShouldBe(new HeadCounts(1, 1, 1, 1));
        row.LongestOverdue.ShouldBe(4);
        row.Ages.ShouldBe([1, 0, 0, 0]);
    }

    [Theory]
    [InlineData("2019-11-07T23:59:59+07:00", 0)]
    [InlineData("2019-11-08T00:00:00+07:00", 1)]
    [InlineData("2019-11-30T23:59:59+07:00", 1)]
    [InlineData("2019-12-01T00:00:00+07:00", 2)]
    [InlineData("2020-01-29T23:59:59+07:00", 2)]
    [InlineData("2020-01-30T00:00:00+07:00", 3)]
    public async Task Board_OverdueSince31October_IsAgedByCalendarDays(string now, int age)
    {
        var agency = await core.Data.AgencyAsync();
        await TaskAsync(agency, 2019, 10, 31);
        core.Clock.Set(now);

        var row = await RowAsync(agency);

        row.Ages.ShouldBe([.. Enumerable.Range(0, 4).Select(index => index == age ? 1 : 0)]);
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public async Task Board_AnnualReport_IsHandedInOnceSubmitted()
    {
        var agency = await core.Data.AgencyAsync();
        var report = await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15));
        (await RowAsync(agency)).ShouldSatisfyAllConditions(
            row => row.Reports.ShouldBe(1), row => row.ReportsHandedIn.ShouldBe(0));

        await StateAsync(report, TaskState.Returned, isOnTime: true);
        (await RowAsync(agency)).ReportsHandedIn.ShouldBe(0);
        await StateAsync(report, TaskState.Submitted, isOnTime: true);
        (await RowAsync(agency)).ReportsHandedIn.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_OfEveryFigure_AreExactlyAsMany()
    {
        var agency = await core.Data.AgencyAsync("Sở Đo đạc và Đội Cấn");
        await TaskAsync(agency, 2019, 10, 31);
        await TaskAsync(agency, 2019, 10, 30);
        await TaskAsync(agency, 2019, 7, 31);
        await StateAsync(await TaskAsync(agency, 2019, 7, 30), TaskState.Accepted, isOnTime: true);
        var filter = new BoardFilter { Year = 2019, WorkArea = "IV.4", Search = "doi CAN" };
        var board = await core.RunAsync((ComplianceBoard query) => query.ExecuteAsync(filter, Token));
        var row = board.Agencies.ShouldHaveSingleItem();

        for (var month = 1; month <= 12; month++)
        {
            foreach (var head in Enum.GetValues<StandardHead>().Where(head => head != StandardHead.None))
            {
                (await CountAsync(filter, new BoardCell { Month = month, Head = head }))
                    .ShouldBe(row.Months[month - 1].Of(head));
            }
        }

        foreach (var (age, index) in OverdueAge.All.Select((age, index) => (age, index)))
        {
            (await CountAsync(filter, new BoardCell { Age = age })).ShouldBe(row.Ages[index]);
        }

        (await CountAsync(filter, new BoardCell())).ShouldBe(4);
    }

    [Fact]
    public async Task Board_OfABodyThatOwesNothing_ShowsItsRow()
    {
        var agency = await core.Data.AgencyAsync();
        var steering = await core.Data.AgencyAsync(kind: AgencyKind.Steering);

        (await RowAsync(agency)).Total.ShouldBe(HeadCounts.Nothing);
        var board = await core.RunAsync((ComplianceBoard query) => query.ExecuteAsync(new BoardFilter { Year = 2019 }, Token));
        board.Agencies.ShouldNotContain(row => row.Agency.Id == steering.Id);
    }

    private Task<AgencyTask> TaskAsync(Agency agency, int year, int month, int day) =>
        core.Data.TaskAsync(t => t.LedBy(agency).DueOn(year, month, day));

    private Task<int> StateAsync(AgencyTask task, TaskState state, bool? isOnTime = null) =>
        core.ReadAsync(db => db.Tasks.Where(one => one.Id == task.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, state).SetProperty(one => one.IsSubmittedOnTime, isOnTime), Token));

    private async Task<BoardAgency> RowAsync(Agency agency)
    {
        var filter = new BoardFilter { Year = 2019, AgencyCode = agency.Code };
        var board = await core.RunAsync((ComplianceBoard query) => query.ExecuteAsync(filter, Token));
        return board.Agencies.ShouldHaveSingleItem();
    }

    private async Task<int> CountAsync(BoardFilter filter, BoardCell cell)
    {
        var rows = await core.RunAsync((BoardRowsQuery query) => query.ExecuteAsync(filter, cell, 0, 100, Token));
        rows.Rows.Count.ShouldBe(rows.Count);
        return rows.Count;
    }
}
