using AgencyTasks.Core.Seeding;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Tests.Seeding;

/// <summary>The seed against the plan's own words.</summary>
public sealed class SeedOfTuyenQuangTests
{
    private static readonly PlanSeed Seed = PlanSeed.Read(SeedFolder.Plan());

    public static TheoryData<string> DutyCodes => [.. Seed.Matrix.Duties.Select(duty => duty.Code)];

    [Theory]
    [MemberData(nameof(DutyCodes))]
    public void Quote_OfADuty_StandsWordForWordInThePlan(string code)
    {
        var duty = Seed.Matrix.Duties.Single(duty => duty.Code == code);
        PlanText.Whole.ShouldContain(PlanText.Fold(duty.Quote), Case.Sensitive);
        PlanText.Whole.ShouldContain(PlanText.Fold(duty.Text), Case.Sensitive);
        PlanText.Fold(duty.Text).ShouldContain(PlanText.Fold(duty.Quote), Case.Sensitive);
    }

    [Fact]
    public void Coverage_OfSectionsVAndVII_LeavesNoSentenceOut()
    {
        var covered = SeedTable.Read(SeedFolder.Plan(), "coverage.csv").Select(row => row.Text("sentence"));
        PlanText.Fold(string.Join(' ', covered)).ShouldBe(PlanText.SentencesOfVAndVII());
    }

    [Fact]
    public void Coverage_EachDuty_ComesFromASentenceAndItsOwnCitation()
    {
        var rows = SeedTable.Read(SeedFolder.Plan(), "coverage.csv");
        var citationOf = rows.SelectMany(row => row.List("duties").Select(code => (code, Citation: row.Text("citation"))))
            .ToDictionary(pair => pair.code, pair => pair.Citation);
        citationOf.Keys.ShouldBe(Seed.Matrix.Duties.Select(duty => duty.Code), ignoreOrder: true);
        foreach (var duty in Seed.Matrix.Duties)
        {
            citationOf[duty.Code].ShouldBe(duty.Citation);
        }
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public void AnnualReport_AloneIsFixedByThePlan_AndDueBefore15November()
    {
        var fixedByPlan = Seed.Matrix.Duties.Where(duty => duty.IsFixedByPlan).ToList();
        var report = fixedByPlan.ShouldHaveSingleItem();
        report.Citation.ShouldBe("VII.2.2a");
        report.DueRule.ToString().ShouldBe("before 15/11");
        Seed.Matrix.Duties.Count(duty => duty.IsConfirmed).ShouldBe(1);
    }

    [Fact]
    [Trait("Plan", "V")]
    public void Bodies_AreFourteenProvincialTheMembersAndSevenDistricts()
    {
        var counts = Seed.Agencies.Values.Where(agency => agency.OwesDuties).CountBy(agency => agency.Kind).ToDictionary();
        counts[AgencyKind.Provincial].ShouldBe(14);
        counts[AgencyKind.Members].ShouldBe(1);
        counts[AgencyKind.District].ShouldBe(7);
        Seed.Agencies.Values.Where(agency => agency.IsRequested).Select(agency => agency.Code).ShouldBe(
            [
                "vien-kiem-sat-nhan-dan-tinh", "toa-an-nhan-dan-tinh", "uy-ban-mat-tran-to-quoc-tinh",
                "to-chuc-thanh-vien-mat-tran",
            ],
            ignoreOrder: true);
        Seed.Agencies.Values.ShouldAllBe(agency => agency.Mail.EndsWith(".example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2018, 1, 1, 141)]
    [InlineData(2019, 12, 31, 141)]
    [InlineData(2020, 1, 1, 138)]
    [Trait("Plan", "III.1")]
    public void Communes_OnADay_AreAsManyAsTheProvinceHad(int year, int month, int day, int units) =>
        Seed.Communes.Count(commune => commune.IsValidOn(new LocalDate(year, month, day))).ShouldBe(units);

    [Fact]
    public void People_EveryBodyThatOwesDuties_HasAHeadAndSomebodyToTickOff()
    {
        var posts = Seed.People.SelectMany(person => person.Posts).Where(post => post.IsHeldOn(new LocalDate(2019, 11, 4)));
        var roles = posts.ToLookup(post => post.AgencyId, post => post.Role);
        foreach (var agency in Seed.Agencies.Values.Where(agency => agency.OwesDuties))
        {
            roles[agency.Id].ShouldContain(Role.AgencyHead, agency.Name);
            roles[agency.Id].ShouldContain(
                agency.Kind == AgencyKind.District ? Role.DistrictOffice : Role.FocalPoint, agency.Name);
        }
    }

    [Fact]
    public void Duties_OfRequestedBodies_AreAskedForPolitely()
    {
        foreach (var duty in Seed.Matrix.Duties.Where(duty => duty.Citation.StartsWith("V.11", StringComparison.Ordinal)
            || duty.Citation.StartsWith("V.12", StringComparison.Ordinal)))
        {
            duty.Mode.ShouldBe(DutyMode.Requested, duty.Code);
        }
    }

    [Fact]
    [Trait("Plan", "V.13")]
    public void Duties_OfSectionV13_AreLedByTheDistrictItself() =>
        Seed.Matrix.Duties.Where(duty => duty.Citation.StartsWith("V.13.", StringComparison.Ordinal))
            .ShouldAllBe(duty => duty.Leads.Single() == Duty.OwnDistrict);
}
