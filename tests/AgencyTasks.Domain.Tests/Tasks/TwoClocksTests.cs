using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>Two clocks, counted in working days after the day they begin; one of them stands still.</summary>
public sealed class TwoClocksTests
{
    private static readonly WorkingCalendar Weekends = new([]);

    [Fact]
    public void TwoClocks_BeforeASubmission_OnlyTheAgencysRuns()
    {
        var one = new OneTask();

        At(one, "2019-11-20").ShouldBe(new TwoClocks(13, 0, AgencyRuns: true, VerifierRuns: false));
    }

    [Fact]
    public void TwoClocks_WhileASubmissionWaits_OnlyTheVerifiersRuns()
    {
        var one = OneTask.In("Submitted");

        At(one, "2019-11-22").ShouldBe(new TwoClocks(13, 2, AgencyRuns: false, VerifierRuns: true));
        At(one, "2019-11-25").ShouldBe(new TwoClocks(13, 3, AgencyRuns: false, VerifierRuns: true));
    }

    [Fact]
    public void TwoClocks_AfterAReturn_TheAgencysGoesOnWhereItStood()
    {
        var one = OneTask.In("Submitted");
        one.Task.Return(OneTask.Police, Written.At("2019-11-22T16:00:00+07:00"), "Thiếu số liệu");

        At(one, "2019-11-26").ShouldBe(new TwoClocks(15, 2, AgencyRuns: true, VerifierRuns: false));
    }

    [Fact]
    public void TwoClocks_OnceVerified_BothStandStillForEver()
    {
        var one = OneTask.In("Submitted");
        one.Task.Accept(OneTask.Police, Written.At("2019-11-21T08:00:00+07:00"));

        At(one, "2020-06-01").ShouldBe(new TwoClocks(13, 1, AgencyRuns: false, VerifierRuns: false));
    }

    private static TwoClocks At(OneTask one, string today) => TwoClocks.Of(one.Task, Weekends, Written.Day(today));
}
