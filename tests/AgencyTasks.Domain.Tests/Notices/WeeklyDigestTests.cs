using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Notices;

public sealed class WeeklyDigestTests
{
    private static readonly Guid Health = Guid.NewGuid();
    private static readonly Guid Justice = Guid.NewGuid();
    private static readonly Guid Trade = Guid.NewGuid();
    private static readonly Instant Now = ProvinceTime.At(new LocalDate(2019, 11, 4), new LocalTime(7, 0));

    [Fact]
    public void For_TasksOfEveryKind_CountsThem()
    {
        var digest = Digest(
            Done(Health, 10, 1, onTime: true),
            Done(Health, 10, 2, onTime: false),
            Task(Health, TaskState.Open, 11, 3),
            Task(Health, TaskState.Returned, 11, 4),
            Task(Health, TaskState.Open, 11, 18),
            Task(Health, TaskState.Open, 11, 19),
            Task(Health, TaskState.Submitted, 11, 1) with { IsSubmittedOnTime = true },
            Task(Health, TaskState.Waived, 11, 1));

        (digest.DoneOnTime, digest.DoneLate, digest.Overdue, digest.DueSoon, digest.Waiting).ShouldBe((1, 1, 1, 2, 1));
        digest.ThisYear.ShouldBe(new OnTimeShare(1, 3));
        digest.Worst.Count.ShouldBe(3);
    }

    [Fact]
    public void Place_ByShare_NeedsNoDivisionAndSharesPlaces()
    {
        DigestTask[] tasks =
        [
            Done(Health, 9, 1, onTime: true), Done(Health, 9, 2, onTime: true), Done(Health, 9, 3, onTime: false),
            Done(Justice, 9, 1, onTime: true), Done(Justice, 9, 2, onTime: true), Done(Justice, 9, 3, onTime: false),
            Done(Trade, 9, 1, onTime: true),
        ];

        Digest(tasks).Place.ShouldBe(new DigestPlace(2, 3));
        new OnTimeShare(2, 3).CompareTo(new OnTimeShare(4, 6)).ShouldBe(0);
        new OnTimeShare(999, 1000).Percent.ShouldBe(99);
    }

    [Fact]
    public void Place_OfABodyThatIsNotRanked_IsNone() =>
        WeeklyDigest.For(Health, new[] { Done(Health, 9, 1, onTime: true) }.ToLookup(t => t.AgencyId), [Justice], Now)
            .Place.ShouldBeNull();

    [Fact]
    public void Months_UpToThisOne_AreTwelve()
    {
        var digest = Digest(Done(Health, 10, 7, onTime: true));

        digest.Months.Count.ShouldBe(12);
        digest.Months[0].Month.ShouldBe(new YearMonth(2018, 12));
        digest.Months[10].Share.ShouldBe(new OnTimeShare(1, 1));
        digest.Months[11].Share.IsNone.ShouldBeTrue();
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public void Report_StillOwed_IsTheNearestOneThatIsWithTheAgency()
    {
        var owed = Task(Health, TaskState.Open, 11, 14) with
        {
            IsAnnualReport = true,
            Due = DueDate.Before(new LocalDate(2019, 11, 15)),
        };

        Digest(owed).Reports.ShouldBe([new DigestReport(null, DueDate.Before(new LocalDate(2019, 11, 15)))]);
        Digest(owed with { State = TaskState.Submitted, IsSubmittedOnTime = true }).Reports.ShouldBe([new DigestReport(null, null)]);
        Digest().Reports.ShouldBeEmpty();
    }

    [Fact]
    public void Reports_OfSeveralPlans_StandOneByOneByTheirOwnDates()
    {
        var first = Task(Health, TaskState.Accepted, 11, 14) with { IsAnnualReport = true, PlanTitle = "Kế hoạch A" };
        var second = Task(Health, TaskState.Open, 12, 19) with
        {
            IsAnnualReport = true,
            PlanTitle = "Kế hoạch B",
            Due = DueDate.Before(new LocalDate(2019, 12, 20)),
        };

        Digest(first, second).Reports.ShouldBe(
            [new DigestReport("Kế hoạch B", DueDate.Before(new LocalDate(2019, 12, 20))), new DigestReport("Kế hoạch A", null)]);
    }

    private static WeeklyDigest Digest(params DigestTask[] tasks) =>
        WeeklyDigest.For(Health, tasks.ToLookup(task => task.AgencyId), [Health, Justice, Trade], Now);

    private static DigestTask Done(Guid agency, int month, int day, bool onTime) =>
        Task(agency, TaskState.Accepted, month, day) with { IsSubmittedOnTime = onTime };

    private static DigestTask Task(Guid agency, TaskState state, int month, int day) => new()
    {
        TaskId = Guid.NewGuid(),
        AgencyId = agency,
        State = state,
        Due = DueDate.On(new LocalDate(2019, month, day)),
        IsSubmittedOnTime = null,
        IsAnnualReport = false,
    };
}
