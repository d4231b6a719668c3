using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Tests.Organisation;

/// <summary>Communes and posts are dated; both days count.</summary>
public sealed class DatedTests
{
    [Theory]
    [InlineData(null, "2019-12-31", "1990-01-01", true)]
    [InlineData(null, "2019-12-31", "2019-12-31", true)]
    [InlineData(null, "2019-12-31", "2020-01-01", false)]
    [InlineData("2020-01-01", null, "2019-12-31", false)]
    [InlineData("2020-01-01", null, "2020-01-01", true)]
    [InlineData("2020-01-01", null, "2025-06-30", true)]
    [InlineData("2020-01-01", "2025-06-30", "2025-07-01", false)]
    [InlineData(null, null, "2019-11-15", true)]
    public void Commune_BeforeAndAfterAMerger_IsValidFromItsFirstToItsLastDay(
        string? from, string? to, string day, bool isValid) =>
        Build.Commune(Build.District("071"), "02200", from, to).IsValidOn(Written.Day(day)).ShouldBe(isValid);

    [Theory]
    [InlineData("2018-01-01", null, "2017-12-31", false)]
    [InlineData("2018-01-01", null, "2018-01-01", true)]
    [InlineData("2018-01-01", null, "2030-01-01", true)]
    [InlineData("2018-01-01", "2019-03-31", "2019-03-31", true)]
    [InlineData("2018-01-01", "2019-03-31", "2019-04-01", false)]
    public void Post_FromADayToADay_IsHeldOnBoth(string from, string? to, string day, bool isHeld)
    {
        var post = new Post
        {
            Role = Role.FocalPoint,
            AgencyId = Guid.CreateVersion7(),
            From = Written.Day(from),
            To = to is null ? null : Written.Day(to),
            Decision = "01/QĐ",
        };

        post.IsHeldOn(Written.Day(day)).ShouldBe(isHeld);
    }

    [Theory]
    [Trait("Plan", "V.11")]
    [InlineData(AgencyKind.Provincial, DutyMode.Assigned, false, true)]
    [InlineData(AgencyKind.Provincial, DutyMode.Requested, true, true)]
    [InlineData(AgencyKind.Members, DutyMode.Requested, true, true)]
    [InlineData(AgencyKind.District, DutyMode.Assigned, false, true)]
    [InlineData(AgencyKind.Steering, DutyMode.Assigned, false, false)]
    public void Agency_OfAKindAndMode_IsRequestedOrAssignedAndOwesDutiesOrNot(
        AgencyKind kind, DutyMode mode, bool isRequested, bool owesDuties)
    {
        var agency = Build.Agency("toa-an", kind, mode);

        agency.IsRequested.ShouldBe(isRequested);
        agency.OwesDuties.ShouldBe(owesDuties);
    }

    [Fact]
    public void Person_WithPostsOneAfterTheOther_KeepsThemAll()
    {
        var person = new Person { Code = "an", FullName = "An", Title = "Cán bộ", Mail = "an@tuyenquang.example" };
        foreach (var from in new[] { "2018-01-01", "2019-04-01" })
        {
            person.Hold(new Post
            {
                Role = Role.FocalPoint, AgencyId = Guid.CreateVersion7(), From = Written.Day(from), Decision = "01/QĐ",
            });
        }

        person.Posts.Select(post => Written.Iso(post.From)).ShouldBe(["2018-01-01", "2019-04-01"]);
    }
}
