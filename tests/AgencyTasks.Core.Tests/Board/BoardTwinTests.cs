using AgencyTasks.Core.Board;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Board;

/// <summary>The board's SQL judges every task as Domain does.</summary>
public sealed class BoardTwinTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    private static readonly LocalDate[] LastDays =
    [
        new(2019, 1, 1), new(2019, 11, 13), new(2019, 11, 14), new(2019, 11, 15), new(2019, 12, 31),
    ];

    private static readonly bool?[] OnTime = [null, true, false];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("2019-11-14T00:00:00+07:00")]
    [InlineData("2019-11-14T23:59:59.999999+07:00")]
    [InlineData("2019-11-15T00:00:00+07:00")]
    [InlineData("2019-11-15T00:00:00.000001+07:00")]
    [InlineData("2019-11-14T17:00:00+00:00")]
    [InlineData("2019-12-31T23:59:59+07:00")]
    [InlineData("2020-01-01T00:00:00+07:00")]
    public async Task HeadInSql_AllStatesAndEdges_IsDomainsHead(string moment)
    {
        var now = TestClock.Parse(moment);
        var tasks = await TasksOfAllKindsAsync();
        var ids = tasks.Select(task => task.Id).ToList();

        var counted = await core.ReadAsync(db => BoardTasks
            .Of(db, new BoardFilter { Year = 2019 }, ProvinceTime.DateOf(now))
            .Where(task => ids.Contains(task.TaskId)).ToDictionaryAsync(task => task.TaskId, Token));

        foreach (var task in tasks)
        {
            var head = Timeliness.HeadOf(task.State, task.Due, task.IsSubmittedOnTime, now);
            var seen = counted.TryGetValue(task.Id, out var row) ? Enum.Parse<StandardHead>(row.Head) : StandardHead.None;
            seen.ShouldBe(head, $"{task.State}, {task.Due}, on time: {task.IsSubmittedOnTime}, at {moment}");
            if (head == StandardHead.OpenOverdue && task.IsWithAgency)
            {
                row!.DaysOverdue.ShouldBe(task.Due.DaysOverdue(ProvinceTime.DateOf(now)));
            }
        }
    }

    [Fact]
    public async Task DaysOverdue_WhileASubmissionWaits_StandStill()
    {
        var task = (await TasksOfAllKindsAsync()).First(one =>
            one.State == TaskState.Submitted && one.IsSubmittedOnTime == false && one.DueLastDay == LastDays[1]);
        // The last microsecond of the 17th in the province is still the 17th, whatever the server's zone.
        var made = TestClock.Parse("2019-11-17T23:59:59.999999+07:00");
        await core.ReadAsync(db => db.Tasks.Where(one => one.Id == task.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SubmittedAt, made), Token));

        var row = await core.ReadAsync(db => BoardTasks
            .Of(db, new BoardFilter { Year = 2019 }, new LocalDate(2019, 12, 20))
            .SingleAsync(one => one.TaskId == task.Id, Token));

        row.DaysOverdue.ShouldBe(4);
    }

    private async Task<List<AgencyTask>> TasksOfAllKindsAsync()
    {
        var agency = await core.Data.AgencyAsync();
        var plan = await core.Data.PlanAsync();
        var matrix = await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency));
        await core.ReadAsync(async db =>
        {
            var cases =
                from state in Enum.GetValues<TaskState>()
                from isOnTime in OnTime
                from lastDay in LastDays
                from due in new[] { DueDate.On(lastDay), DueDate.Before(lastDay.PlusDays(1)) }
                select (state, isOnTime, due);
            foreach (var ((state, isOnTime, due), number) in cases.Select((one, number) => (one, number)))
            {
                var period = new ReportingPeriod($"{number}", due.LastDay, due.LastDay);
                var wanted = new WantedTask(matrix.Duties[0], agency.Id, Place.Province, period, due);
                var entry = db.Add(AgencyTask.Generate(plan.Id, wanted, TestClock.Parse(TestClock.Start)));
                entry.Property(one => one.State).CurrentValue = state;
                entry.Property(one => one.IsSubmittedOnTime).CurrentValue = isOnTime;
            }

            return await db.SaveChangesAsync(Token);
        });
        return await core.ReadAsync(db => db.Tasks.AsNoTracking().Where(task => task.PlanId == plan.Id).ToListAsync(Token));
    }
}
