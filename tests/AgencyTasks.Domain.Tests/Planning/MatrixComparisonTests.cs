using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>Two versions side by side: added, removed, changed value by value, and what stays.</summary>
public sealed class MatrixComparisonTests
{
    [Fact]
    public void Compare_EachKindOfChange_IsFoundUnderItsCode()
    {
        var comparison = MatrixComparison.Of(
            Version(1, Duty("V.1.1a"), Duty("V.1.2a"), Duty("V.1.3a")),
            Version(2, Duty("V.1.1a"), Duty("V.1.2a", title: "Tên mới", lead: "so-y-te"), Duty("V.1.4a")));

        comparison.Added.Select(duty => duty.Code).ShouldBe(["V.1.4a"]);
        comparison.Removed.Select(duty => duty.Code).ShouldBe(["V.1.3a"]);
        var changed = comparison.Changed.ShouldHaveSingleItem();
        (changed.Before.Title, changed.After.Title).ShouldBe(("Tên cũ", "Tên mới"));
        changed.Differing.ShouldBe(["title", "leads"]);
        comparison.Unchanged.ShouldBe(1);
    }

    [Fact]
    public void Compare_AVersionWithItself_FindsNothing()
    {
        var version = Version(1, Duty("V.1.1a"), Duty("V.1.2a"));
        var comparison = MatrixComparison.Of(version, version);

        comparison.IsSame.ShouldBeTrue();
        comparison.Unchanged.ShouldBe(2);
    }

    [Fact]
    public void Compare_NarrowedToALead_TakesDutiesThatWereOrAreLedByIt()
    {
        var comparison = MatrixComparison
            .Of(Version(1, Duty("V.1.1a"), Duty("V.1.2a")), Version(2, Duty("V.1.1a"), Duty("V.1.2a", lead: "so-y-te"), Duty("V.9")))
            .LedBy("so-y-te");

        comparison.Changed.Select(pair => pair.After.Code).ShouldBe(["V.1.2a"]);
        comparison.Added.ShouldBeEmpty();
        comparison.Unchanged.ShouldBe(0);
    }

    [Theory]
    [InlineData("kiểm tra hằng quý", "kiểm tra hằng tháng", "kiểm tra hằng -quý", "kiểm tra hằng +tháng")]
    [InlineData("Sở Y tế", "Sở Y tế; Sở Tư pháp", "Sở Y -tế", "Sở Y +tế; Sở Tư pháp")]
    [InlineData("", "mới", "", "+mới")]
    [InlineData("như nhau", "như  nhau", "như nhau", "như nhau")]
    public void Words_ThatDiffer_AreMarkedOnTheirOwnSide(string before, string after, string old, string now)
    {
        var difference = WordDifference.Of(before, after);

        Marked(difference.Before, '-').ShouldBe(old);
        Marked(difference.After, '+').ShouldBe(now);
    }

    private static string Marked(IEnumerable<WordRun> runs, char mark) =>
        string.Join(' ', runs.Select(run => run.IsChanged ? mark + run.Text : run.Text));

    private static AssignmentMatrix Version(int version, params Duty[] duties)
    {
        var matrix = new AssignmentMatrix { PlanId = Guid.CreateVersion7(), Version = version };
        foreach (var duty in duties)
        {
            matrix.Add(duty);
        }

        return matrix;
    }

    private static Duty Duty(string code, string title = "Tên cũ", string lead = "cong-an-tinh") => new()
    {
        Code = code,
        Position = 1,
        Citation = code,
        Quote = "Quản lý chặt chẽ",
        Title = title,
        Text = "Quản lý chặt chẽ đối tượng trên địa bàn.",
        WorkArea = "IV.4",
        Leads = [lead],
        Coordinators = [],
        Mode = Domain.Organisation.DutyMode.Assigned,
        Scope = DutyScope.ProvinceWide,
        Recurrence = Recurrence.Monthly,
        DueRule = DueRule.AfterPeriodEnd(10),
        EvidenceAskedFor = [],
        FiguresAskedFor = [],
        NeedsVerification = true,
        EffectiveFrom = new(2019, 1, 1),
        EffectiveTo = new(2019, 12, 31),
        ProposedValues = [],
    };
}
