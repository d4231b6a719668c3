using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>What a publication would do on 4 November 2019.</summary>
public sealed class MatrixDiffTests
{
    private static readonly LocalDate Today = Written.Day("2019-11-04");
    private readonly SmallProvince province = new();

    [Fact]
    public void Task_WantedAndNotStanding_IsAdded()
    {
        var wanted = Wanted("end+0 none");

        var diff = MatrixDiff.Compare(wanted, [], Today);

        diff.Added.ShouldBe(wanted);
        (diff.Cancelled.Count, diff.Moved.Count, diff.Kept.Count).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData("2019-11-30", false, false, "cancelled")]
    [InlineData("2019-11-04", false, false, "cancelled")]
    [InlineData("2019-11-03", false, false, "kept")] // history
    [InlineData("2019-11-30", true, false, "kept")] // begun
    [InlineData("2019-11-30", false, true, "")] // cancelled already
    [InlineData("2019-11-30", true, true, "")]
    public void Task_StandingAndNoLongerWanted_IsCancelledOnlyUntouchedAndNotPast(
        string periodEnd, bool isBegun, bool isCancelled, string outcome)
    {
        var task = Standing(Wanted("end+0 none")[0]) with
        {
            PeriodEnd = Written.Day(periodEnd), IsBegun = isBegun, IsCancelled = isCancelled,
        };

        OutcomeOf(MatrixDiff.Compare([], [task], Today)).ShouldBe(outcome);
    }

    [Theory]
    [InlineData("2019-11-30", false, false, "moved")]
    [InlineData("2019-11-04", false, false, "moved")]
    [InlineData("2019-11-03", false, false, "kept")] // late already: stays as late as it is
    [InlineData("2019-12-10", false, false, "kept")] // the same date
    [InlineData("2019-11-30", true, false, "kept")]
    [InlineData("2019-11-30", false, true, "restored")]
    [InlineData("2019-11-03", false, true, "restored")] // due again when it is wanted
    [InlineData("2019-12-10", true, true, "")] // somebody had begun it
    public void Task_WantedOn10DecemberAndStandingWithADate_IsMovedOnlyUntouchedAndNotLate(
        string due, bool isBegun, bool isCancelled, string outcome)
    {
        var wanted = Wanted("end+10 none").First(task => task.Period.Code == "2019-11");
        var task = Standing(wanted) with
        {
            Due = DueDate.On(Written.Day(due)), IsBegun = isBegun, IsCancelled = isCancelled,
        };

        var diff = MatrixDiff.Compare([wanted], [task], Today);

        OutcomeOf(diff).ShouldBe(outcome);
        diff.Added.ShouldBeEmpty();
        diff.Moved.ShouldAllBe(move => move.Task == task && move.Wanted == wanted);
    }

    [Fact]
    public void Task_CancelledAndWantedForADayThatHasPassed_IsNotRestored()
    {
        var october = province.Expand("2019-10-01", "2019-10-31", Build.Duty(new DutySpec { Due = "end+2 none" }))[0];

        OutcomeOf(MatrixDiff.Compare([october], [Standing(october) with { IsCancelled = true }], Today)).ShouldBe("");
    }

    [Fact]
    public void Task_CancelledBesideOneThatStandsUnderTheSameKey_IsNotRestored()
    {
        var wanted = Wanted("end+10 none").First(task => task.Period.Code == "2019-11");

        OutcomeOf(MatrixDiff.Compare([wanted], [Standing(wanted) with { IsCancelled = true }, Standing(wanted)], Today))
            .ShouldBe("kept");
    }

    [Theory]
    [InlineData("2019-11-30", false, false, "revised")]
    [InlineData("2019-11-30", true, false, "kept")] // begun
    [InlineData("2019-11-30", false, true, "restored")]
    public void Task_WhoseDutyAsksForMore_IsRevisedOnlyUntouched(string due, bool isBegun, bool isCancelled, string outcome)
    {
        var duty = Build.Duty(new DutySpec { Evidence = ["Photo:2"] });
        var wanted = province.Expand("2019-11-04", "2019-11-04", duty).Single(task => task.Period.Code == "2019-11");
        var standing = Standing(wanted) with
        {
            Due = DueDate.On(Written.Day(due)), IsBegun = isBegun, IsCancelled = isCancelled, Duty = Build.Duty(),
        };

        var diff = MatrixDiff.Compare([wanted], [standing], Today);

        OutcomeOf(diff).ShouldBe(outcome);
        var alike = MatrixDiff.Compare([wanted], [standing with { Duty = Build.Duty(new DutySpec { Evidence = ["Photo:2"] }) }], Today);
        alike.Revised.ShouldBeEmpty();
    }

    [Fact]
    public void Task_OverdueWhoseDutyAsksForMore_IsKeptAsItWas()
    {
        var october = province.Expand(
            "2019-10-01", "2019-10-31", Build.Duty(new DutySpec { Due = "end+2 none", Evidence = ["Photo:2"] }))[0];

        OutcomeOf(MatrixDiff.Compare([october], [Standing(october) with { Duty = Build.Duty() }], Today)).ShouldBe("kept");
    }

    [Fact]
    public void Task_ThatTheNewRuleWouldMakeLateAtOnce_IsKept()
    {
        var october = province.Expand("2019-10-01", "2019-10-31", Build.Duty(new DutySpec { Due = "end+2 none" }))[0];
        var standing = Standing(october) with { Due = DueDate.On(Written.Day("2019-11-30")) };

        OutcomeOf(MatrixDiff.Compare([october], [standing], Today)).ShouldBe("kept");
    }

    [Fact]
    public void Task_DueTheSameDayButExclusively_IsMoved()
    {
        var wanted = Wanted("end+0 none")[0];
        var task = Standing(wanted) with { Due = DueDate.Before(Written.Day("2019-12-01")) };

        OutcomeOf(MatrixDiff.Compare([wanted], [task], Today)).ShouldBe("moved");
    }

    [Fact]
    public void Fingerprint_OfTheSameWork_IsStableUnderOrderAndIds() =>
        Gen.Shuffle(Wanted("end+0 none").ToArray()).Sample(shuffled =>
        {
            var standing = Wanted("end+10 none").Select(Standing).ToList();
            var cancelled = Standing(Wanted("end+0 none", "V.9")[0]);
            var one = MatrixDiff.Compare([.. shuffled.Skip(1)], [cancelled, .. standing], Today);
            var other = MatrixDiff.Compare(
                [.. shuffled.Skip(1).Reverse()],
                [.. standing.AsEnumerable().Reverse().Select(task => task with { Id = Guid.NewGuid() }), cancelled],
                Today);

            other.Fingerprint.ShouldBe(one.Fingerprint);
            one.Moved.Count.ShouldBe(shuffled.Length - 1);
            one.Cancelled.Count.ShouldBe(2);
        });

    [Fact]
    public void Fingerprint_OfOtherWork_Differs()
    {
        var wanted = Wanted("end+0 none");
        var standing = wanted.Select(Standing).ToList();
        var prints = new[]
        {
            MatrixDiff.Compare(wanted, [], Today),
            MatrixDiff.Compare([.. wanted.Skip(1)], [], Today),
            MatrixDiff.Compare(wanted, standing, Today),
            MatrixDiff.Compare([], standing, Today),
            MatrixDiff.Compare(Wanted("end+1 none"), [], Today),
            MatrixDiff.Compare(Wanted("end+1 none"), standing, Today),
            MatrixDiff.Compare(Wanted("end+2 none"), standing, Today),
            MatrixDiff.Compare(Wanted("end+0 none", "V.8"), [], Today),
            MatrixDiff.Compare(wanted, [.. standing.Select(task => task with { IsCancelled = true })], Today),
            MatrixDiff.Compare(wanted, [.. standing.Select(task => task with { Duty = Asking("Photo:1") })], Today),
        };

        prints.Select(diff => diff.Fingerprint).ShouldBeUnique();
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    public void Fingerprint_InAnotherCulture_IsTheSame(string culture)
    {
        var expected = MatrixDiff.Compare(Wanted("end+0 none", "fixed"), [], Today).Fingerprint;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            MatrixDiff.Compare(Wanted("end+0 none", "fixed"), [], Today).Fingerprint.ShouldBe(expected);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private IReadOnlyList<WantedTask> Wanted(string due, string code = "V.7.1") => province.Expand(
        "2019-11-04",
        "2019-11-04",
        Build.Duty(new DutySpec { Code = code, Scope = DutyScope.PerDistrict, Due = due }));

    private static Duty Asking(string evidence) => Build.Duty(new DutySpec { Evidence = [evidence] });

    private static ExistingTask Standing(WantedTask task) =>
        new(Guid.NewGuid(), task.Key, task.Due, task.Period.End, IsBegun: false, IsCancelled: false);

    private static string OutcomeOf(MatrixDiff diff) => string.Join(
        ' ',
        Enumerable.Repeat("added", diff.Added.Count)
            .Concat(Enumerable.Repeat("cancelled", diff.Cancelled.Count))
            .Concat(Enumerable.Repeat("moved", diff.Moved.Count))
            .Concat(Enumerable.Repeat("restored", diff.Restored.Count))
            .Concat(Enumerable.Repeat("revised", diff.Revised.Count))
            .Concat(Enumerable.Repeat("kept", diff.Kept.Count)));
}
