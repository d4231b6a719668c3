using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>A duty without any task in its next period, and why.</summary>
public sealed class DutyGapTests
{
    private readonly SmallProvince province = new();

    [Theory]
    [InlineData(DutyScope.PerCommune, "2020-12-01", null)]
    [InlineData(DutyScope.PerCommune, "2020-12-02", GapReason.NoConversion)]
    [InlineData(DutyScope.PerCommune, "2020-06-15", null)]
    [InlineData(DutyScope.PerCommune, "2019-06-15", GapReason.Unknown)]
    [InlineData(DutyScope.ProvinceWide, "2020-06-15", GapReason.Unknown)]
    [InlineData(DutyScope.ProvinceWide, "2021-06-15", null)]
    [InlineData(DutyScope.ProvinceWide, "2022-06-15", null)]
    public void YearlyDuty_WithoutTasksNextYear_IsAGapWithItsReason(DutyScope scope, string today, GapReason? reason)
    {
        var duty = Build.Duty(new DutySpec
        {
            Scope = scope,
            Leads = ["so-y-te"],
            Recurrence = Recurrence.Yearly,
            From = "2019-01-01",
            To = "2021-12-31",
        });

        var gap = DutyGap.Of(duty, province.World, Written.Day("2019-01-01"), Written.Day(today));

        gap?.Reason.ShouldBe(reason!.Value);
        (gap is null).ShouldBe(reason is null);
    }

    [Fact]
    public void DistrictsCommittees_WhereNoneStands_LeaveNobodyToLead()
    {
        var duty = Build.Duty(new DutySpec
        {
            Scope = DutyScope.ProvinceWide,
            Leads = ["@district"],
            Recurrence = Recurrence.Yearly,
            From = "2019-01-01",
            To = "2021-12-31",
        });
        var world = province.World with { Agencies = [.. province.Agencies.Where(agency => agency.DistrictId is null)] };

        DutyGap.Of(duty, world, Written.Day("2019-01-01"), Written.Day("2019-06-15"))!.Reason.ShouldBe(GapReason.NoLead);
    }
}
