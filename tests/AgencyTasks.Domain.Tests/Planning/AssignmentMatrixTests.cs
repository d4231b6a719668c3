using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>Draft → published → superseded.</summary>
public sealed class AssignmentMatrixTests
{
    private static readonly Guid Coordinator = Guid.CreateVersion7();
    private static readonly Instant At = Written.At("2019-01-02T08:00:00+07:00");
    private static readonly Dictionary<string, LocalDate> Nothing = [];

    private readonly AssignmentMatrix matrix = new() { PlanId = Guid.Empty, Version = 3 };

    [Fact]
    public void Duty_WithoutALead_IsRefused()
    {
        Written.RefusalOf(() => matrix.Add(Build.Duty(new DutySpec { Leads = [] }))).ShouldBe("DutyNeedsLead");
        matrix.Duties.ShouldBeEmpty();
    }

    [Fact]
    public void Duty_OfEveryMonth_IsNotDueBeforeAnAnnualDate()
    {
        var duty = new DutySpec { Recurrence = Recurrence.Monthly, Due = "before 20/12" };
        Written.RefusalOf(() => matrix.Add(Build.Duty(duty))).ShouldBe("AnnualDateComesOnceAYear");
        var yearly = Build.Duty(duty with { Recurrence = Recurrence.Yearly });
        matrix.Add(yearly);

        Written.RefusalOf(() => matrix.Replace(yearly.Id, Build.Duty(duty), new(Coordinator, At, "Công văn 15")))
            .ShouldBe("AnnualDateComesOnceAYear");
        matrix.Duties.ShouldHaveSingleItem().ShouldBe(yearly);
    }

    [Fact]
    public void Duty_WithACodeThatIsThere_IsRefused()
    {
        matrix.Add(Build.Duty());

        Written.RefusalOf(() => matrix.Add(Build.Duty())).ShouldBe("DutyAlreadyInMatrix");
        matrix.Duties.Count.ShouldBe(1);
    }

    [Fact]
    public void Matrix_Published_CarriesWhoAndWhenAndTakesNothingMore()
    {
        var duty = Build.Duty(new DutySpec { Proposed = ["due_rule"] });
        matrix.Add(duty);
        matrix.Publish(Coordinator, At, Nothing);

        (matrix.State, matrix.PublishedBy, matrix.PublishedAt).ShouldBe((MatrixState.Published, Coordinator, At));
        Written.RefusalOf(() => matrix.Add(Build.Duty(new DutySpec { Code = "V.8" })))
            .ShouldBe("PublishedMatrixIsFixed");
        Written.RefusalOf(() => matrix.Confirm(duty, Coordinator, At)).ShouldBe("PublishedMatrixIsFixed");
        Written.RefusalOf(() => matrix.Publish(Coordinator, At, Nothing)).ShouldBe("PublishedMatrixIsFixed");
        duty.IsConfirmed.ShouldBeFalse();
        matrix.Duties.Count.ShouldBe(1);
    }

    [Fact]
    public void Matrix_Superseded_OnlyOnceAndOnlyWhenPublished()
    {
        Written.RefusalOf(matrix.Supersede).ShouldBe("MatrixIsPublished");
        matrix.State.ShouldBe(MatrixState.Draft);
        matrix.Publish(Coordinator, At, Nothing);
        matrix.Supersede();
        matrix.State.ShouldBe(MatrixState.Superseded);
        Written.RefusalOf(matrix.Supersede).ShouldBe("MatrixIsPublished");
        Written.RefusalOf(() => matrix.Publish(Coordinator, At, Nothing)).ShouldBe("PublishedMatrixIsFixed");
    }

    [Theory]
    [InlineData("2019-01-02T08:00:00+07:00", "", null, "2019-01-02")]
    [InlineData("2019-01-01T17:00:00Z", "", null, "2019-01-02")]
    [InlineData("2019-01-02T08:00:00+07:00", "", "2018-01-15", "2018-01-15")]
    [InlineData("2019-01-02T08:00:00+07:00", "due_rule", null, null)]
    [InlineData("2019-01-02T08:00:00+07:00", "evidence", null, "2019-01-02")]
    public void Duty_OfAPublishedMatrix_IsAliveSinceItsFirstPublicationAndOnlyWhenConfirmed(
        string at, string proposed, string? before, string? liveSince)
    {
        var duty = Build.Duty(new DutySpec { Proposed = proposed.Length == 0 ? [] : [proposed] });
        matrix.Add(duty);
        matrix.Publish(
            Coordinator,
            Written.At(at),
            before is null ? Nothing : new Dictionary<string, LocalDate> { [duty.Code] = Written.Day(before) });

        duty.LiveSince.ShouldBe(liveSince is null ? null : Written.Day(liveSince));
    }

    [Fact]
    public void Duty_ConfirmedTwice_KeepsTheFirstWhoAndWhen()
    {
        var duty = Build.Duty(new DutySpec { Proposed = ["recurrence"] });
        matrix.Add(duty);
        matrix.Confirm(duty, Coordinator, At);
        matrix.Confirm(duty, Guid.CreateVersion7(), At + Duration.FromDays(1));

        (duty.ConfirmedBy, duty.ConfirmedAt, duty.IsConfirmed).ShouldBe((Coordinator, At, true));
    }

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("before 15/11", "", true, true)]
    [InlineData("before 15/11", "evidence verify", true, true)]
    [InlineData("end+10 none", "recurrence due_rule", false, false)]
    [InlineData("before 15/11", "scope", false, true)]
    public void Duty_ByItsDueRuleAndProposals_IsFixedByThePlanAndTheAnnualReportOrNot(
        string due, string proposed, bool isFixed, bool isReport)
    {
        var duty = Build.Duty(new DutySpec
        {
            Due = due,
            Recurrence = Recurrence.Yearly,
            Proposed = proposed.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        });

        (duty.IsFixedByPlan, duty.IsConfirmed, duty.IsAnnualReport).ShouldBe((isFixed, isFixed, isReport));
    }

    [Theory]
    [InlineData("2018-12-01", "2018-12-31", false)]
    [InlineData("2018-12-01", "2019-01-01", true)]
    [InlineData("2019-12-31", "2020-01-31", true)]
    [InlineData("2020-01-01", "2020-01-31", false)]
    public void Duty_EffectiveIn2019_IsEffectiveInPeriodsThatTouchIt(string start, string end, bool isEffective) =>
        Build.Duty(new DutySpec { From = "2019-01-01", To = "2019-12-31" })
            .IsEffectiveIn(new ReportingPeriod("x", Written.Day(start), Written.Day(end))).ShouldBe(isEffective);

    [Fact]
    public void Plan_OfThreeYears_RunsFromTheFirstDayToTheLast()
    {
        var plan = new Plan { Code = "tq", Title = "KH", Text = "…", FirstYear = 2018, LastYear = 2020 };

        (plan.From, plan.To).ShouldBe((Written.Day("2018-01-01"), Written.Day("2020-12-31")));
    }

    [Fact]
    public void Place_OfEachKind_HasItsOwnKeyAndReadsBack()
    {
        var (commune, district) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Place.Commune(commune, district).Key.ShouldBe($"commune:{commune}");
        Place.District(district).Key.ShouldBe($"district:{district}");
        Place.Province.Key.ShouldBe("province");
        Place.Of(commune, district).ShouldBe(Place.Commune(commune, district));
        Place.Of(null, district).ShouldBe(Place.District(district));
        Place.Of(null, null).ShouldBe(Place.Province);
    }
}
