using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>Duty × lead agency × place × period.</summary>
public sealed class TaskExpansionTests
{
    private readonly SmallProvince province = new();

    [Theory]
    [InlineData(DutyScope.ProvinceWide, "so-y-te", "so-y-te province 2019")]
    [InlineData(DutyScope.ProvinceWide, "so-y-te so-tu-phap", "so-y-te province 2019; so-tu-phap province 2019")]
    [InlineData(DutyScope.ProvinceWide, "@district",
        "ubnd-chiem-hoa province 2019; ubnd-yen-son province 2019")]
    [InlineData(DutyScope.ProvinceWide, "so-y-te @district",
        "so-y-te province 2019; ubnd-chiem-hoa province 2019; ubnd-yen-son province 2019")]
    [InlineData(DutyScope.PerDistrict, "so-y-te", "so-y-te chiem-hoa 2019; so-y-te yen-son 2019")]
    [InlineData(DutyScope.PerDistrict, "@district", "ubnd-chiem-hoa chiem-hoa 2019; ubnd-yen-son yen-son 2019")]
    [InlineData(DutyScope.PerCommune, "so-y-te", "so-y-te an 2019; so-y-te binh 2019")]
    [InlineData(DutyScope.PerCommune, "@district", "ubnd-chiem-hoa an 2019; ubnd-chiem-hoa binh 2019")]
    [InlineData(DutyScope.PerCommune, "so-y-te @district",
        "so-y-te an 2019; ubnd-chiem-hoa an 2019; so-y-te binh 2019; ubnd-chiem-hoa binh 2019")]
    [Trait("Plan", "V.13")]
    public void Duty_OfAScopeWithLeads_MakesATaskForEachLeadAtEachPlace(DutyScope scope, string leads, string wanted)
    {
        var duty = Build.Duty(new DutySpec
        {
            Scope = scope,
            Leads = leads.Split(' '),
            Recurrence = Recurrence.Yearly,
            From = "2019-01-01",
            To = "2019-12-31",
        });

        province.Wanted("2019-01-01", "2019-03-01", duty).ShouldBe(wanted.Split("; "), ignoreOrder: true);
    }

    [Theory]
    [Trait("Plan", "III.2")]
    [InlineData("2018-06-01", "an 2018; an 2019; binh 2019")]
    [InlineData("2019-06-01", "an 2018; an 2019; binh 2019; cat 2020")]
    public void Communes_OfAYear_AreThoseInConversionInThatYear(string today, string wanted)
    {
        var duty = Build.Duty(new DutySpec { Scope = DutyScope.PerCommune, Recurrence = Recurrence.Yearly });

        province.Wanted("2018-01-01", today, duty).ShouldBe(wanted.Split("; ").Select(line => $"so-y-te {line}"));
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public void Communes_OfAReportYear_AreThoseOfTheYearItEndsIn()
    {
        var report = Build.Duty(new DutySpec
        {
            Scope = DutyScope.PerCommune, Recurrence = Recurrence.Yearly, Due = "before 15/11", To = "2020-11-14",
        });

        var wanted = province.Expand("2018-01-01", "2019-11-20", report);

        wanted.Select(province.Line)
            .ShouldBe(["so-y-te an 2018", "so-y-te an 2019", "so-y-te binh 2019", "so-y-te cat 2020"]);
        wanted.Select(task => task.Due.ToString()).ShouldBe(
            ["before 2018-11-15", "before 2019-11-15", "before 2019-11-15", "before 2020-11-15"]);
    }

    [Fact]
    public void Commune_OfATask_BringsItsDistrict()
    {
        var duty = Build.Duty(new DutySpec { Scope = DutyScope.PerCommune, Recurrence = Recurrence.Yearly });

        var task = province.Expand("2018-01-01", "2018-01-01", duty)[0];

        task.Place.ShouldBe(Place.Commune(province.An.Id, province.ChiemHoa.Id));
        task.Key.ShouldBe(new TaskKey("V.7.1", province.Agencies[0].Id, $"commune:{province.An.Id}", "2018"));
    }

    [Theory]
    [InlineData("leads")]
    [InlineData("scope")]
    [InlineData("recurrence")]
    [InlineData("due_rule")]
    public void Duty_WithAProposalNobodyConfirmed_GeneratesNothingUntilSomebodyDoes(string proposed)
    {
        var duty = Build.Duty(new DutySpec { Proposed = [proposed] });
        var matrix = new AssignmentMatrix { PlanId = Guid.Empty, Version = 1 };
        matrix.Add(duty);

        province.Wanted("2018-01-01", "2018-01-01", duty).ShouldBeEmpty();
        matrix.Confirm(duty, Guid.CreateVersion7(), Written.At("2018-01-01T08:00:00+07:00"));
        province.Wanted("2018-01-01", "2018-01-01", duty).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(Recurrence.Monthly, "2019-03-31", "2019-03 2019-04")]
    [InlineData(Recurrence.Monthly, "2019-04-01", "2019-03 2019-04 2019-05")]
    [InlineData(Recurrence.Quarterly, "2019-03-31", "2019-Q1 2019-Q2")]
    [InlineData(Recurrence.Quarterly, "2019-04-01", "2019-Q1 2019-Q2 2019-Q3")]
    [InlineData(Recurrence.HalfYearly, "2019-06-30", "2019-H1 2019-H2")]
    [InlineData(Recurrence.HalfYearly, "2019-07-01", "2019-H1 2019-H2 2020-H1")]
    [InlineData(Recurrence.Yearly, "2019-12-31", "2019 2020")]
    public void Horizon_OfADay_IsThePeriodAfterTheOneItLiesIn(Recurrence recurrence, string today, string periods)
    {
        var duty = Build.Duty(new DutySpec { Recurrence = recurrence });

        PeriodsOf(duty, "2019-03-15", today).ShouldBe(periods);
    }

    [Theory]
    [InlineData("2018-10-31", "")]
    [InlineData("2018-11-30", "")]
    [InlineData("2018-12-01", "2019-01")]
    [InlineData("2019-01-01", "2019-01 2019-02")]
    public void Horizon_OfADutyThatBeginsLater_ReachesItAPeriodAhead(string today, string periods) =>
        PeriodsOf(Build.Duty(new DutySpec { From = "2019-01-01" }), "2018-10-01", today).ShouldBe(periods);

    [Theory]
    [InlineData("2020-10-15", "2020-10 2020-11")]
    [InlineData("2020-11-15", "2020-10 2020-11 2020-12")]
    [InlineData("2021-03-15", "2020-10 2020-11 2020-12")]
    public void Horizon_AtThePlansEnd_StopsAtItsLastPeriod(string today, string periods) =>
        PeriodsOf(Build.Duty(), "2020-10-15", today).ShouldBe(periods);

    [Theory]
    [InlineData("end+0 none", "2019-03-31", "2019-03 2019-04 2019-05")]
    [InlineData("end+0 none", "2019-04-01", "2019-04 2019-05")]
    [InlineData("end+10 none", "2019-04-10", "2019-03 2019-04 2019-05")]
    [InlineData("end+10 none", "2019-04-11", "2019-04 2019-05")]
    [InlineData("end+5 next-working-day", "2019-07-05", "2019-06 2019-07 2019-08")]
    public void Duty_AliveSinceADay_LeavesOutWhatWasDueBefore(string due, string liveSince, string periods)
    {
        var today = liveSince == "2019-07-05" ? "2019-07-10" : "2019-04-11";

        PeriodsOf(Build.Duty(new DutySpec { Due = due }), liveSince, today).ShouldBe(periods);
    }

    // 31/1/2019 and 366 days is Saturday 1/2/2020: due on Monday the 3rd.
    [Theory]
    [InlineData("2020-02-03", "2019-01")]
    [InlineData("2020-02-04", "2019-02")]
    public void Duty_DueAYearAfterItsPeriod_BeginsWithTheFirstPeriodStillDue(string liveSince, string first)
    {
        var duty = Build.Duty(new DutySpec { Due = "end+366 next-working-day" });

        province.Expand(liveSince, "2020-02-04", duty)[0].Period.Code.ShouldBe(first);
    }

    [Fact]
    public void Duty_NotPublishedBefore_ComesAliveToday()
    {
        var wanted = TaskExpansion.Expand(
            [Build.Duty()], province.World, new Dictionary<string, NodaTime.LocalDate>(), Written.Day("2019-11-04"));

        wanted.Select(task => task.Period.Code).ShouldBe(["2019-11", "2019-12"]);
    }

    [Theory]
    [InlineData(DutyScope.ProvinceWide, "2018-01-01", "2020-12-31", "so-y-te province once")]
    [InlineData(DutyScope.PerDistrict, "2018-01-01", "2018-06-30", "so-y-te chiem-hoa once; so-y-te yen-son once")]
    [InlineData(DutyScope.PerCommune, "2018-01-01", "2018-12-31", "so-y-te an once")]
    [InlineData(DutyScope.PerCommune, "2018-01-01", "2020-12-31",
        "so-y-te an once; so-y-te binh once; so-y-te cat once")]
    [InlineData(DutyScope.PerCommune, "2021-01-01", "2021-12-31", "")]
    public void Duty_ThatComesOnce_ComesOnceToEveryPlaceOfItsDates(
        DutyScope scope, string from, string to, string wanted)
    {
        var duty = Build.Duty(new DutySpec { Scope = scope, Recurrence = Recurrence.Once, From = from, To = to });

        var tasks = province.Expand("2018-01-01", "2018-01-01", duty);

        string.Join("; ", tasks.Select(province.Line)).ShouldBe(wanted);
        tasks.ShouldAllBe(task => task.Due == DueDate.On(Written.Day(to)));
        tasks.ShouldAllBe(task => task.Period.Start == Written.Day(from) && task.Period.End == Written.Day(to));
    }

    [Fact]
    public void Duty_WithTheSameLeadTwiceOrACommuneListedTwice_StillMakesEachTaskOnce()
    {
        var doubled = new SmallProvince(of => [Build.Conversion(of.An, 2019), Build.Conversion(of.An, 2019)]);
        var perCommune = Build.Duty(new DutySpec { Code = "V.8", Scope = DutyScope.PerCommune });
        var duty = Build.Duty(new DutySpec { Leads = ["@district", "ubnd-chiem-hoa", "so-y-te", "so-y-te"] });

        doubled.Wanted("2019-11-01", "2019-11-04", duty).ShouldBeUnique();
        doubled.Wanted("2019-11-01", "2019-11-04", duty).Count.ShouldBe(6);
        doubled.Wanted("2019-11-01", "2019-11-04", perCommune).ShouldBe(["so-y-te an 2019-11", "so-y-te an 2019-12"]);
    }

    [Theory]
    [InlineData("2019-07-10", "2019-06 2019-07 2019-08")]
    [InlineData("2019-07-11", "2019-07 2019-08")]
    public void Commune_SelectedInMidYear_OwesNothingThatWasDueBeforeItsDecision(string decided, string periods)
    {
        var world = province.World with { Conversions = [Build.Conversion(province.An, 2019, decided: decided)] };
        // Due ten days after each month: June's on 10 July.
        var duty = Build.Duty(new DutySpec { Scope = DutyScope.PerCommune, Due = "end+10 none" });
        var live = new Dictionary<string, LocalDate> { [duty.Code] = Written.Day("2019-01-01") };

        TaskExpansion.Expand([duty], world, live, Written.Day("2019-07-15")).Select(task => task.Period.Code)
            .ShouldBe(periods.Split(' '));
    }

    private string PeriodsOf(Duty duty, string liveSince, string today) =>
        string.Join(' ', province.Expand(liveSince, today, duty).Select(task => task.Period.Code));
}
