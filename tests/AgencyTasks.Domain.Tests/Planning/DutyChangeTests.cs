using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>A draft's duties are changed one by one, each as it was seen.</summary>
public sealed class DutyChangeTests
{
    private static readonly Instant At = Written.At("2019-04-02T08:00:00+07:00");
    private static readonly DutyChange Change = new(Guid.CreateVersion7(), At, "Công văn 15");

    private readonly AssignmentMatrix matrix = new() { PlanId = Guid.Empty, Version = 1 };

    [Fact]
    public void Duty_ReplacedAsSeen_IsAProposalAgainWithANewId()
    {
        var before = Build.Duty(new DutySpec { Proposed = ["due_rule"] });
        matrix.Add(before);
        matrix.Confirm(before, Change.By, At);

        var after = matrix.Replace(before.Id, Build.Duty(new DutySpec { Proposed = ["due_rule"], Leads = ["so-tu-phap"] }), Change);

        matrix.Duties.ShouldBe([after]);
        (after.IsConfirmed, after.ChangeReason, after.ChangedAt).ShouldBe((false, "Công văn 15", At));
        Written.RefusalOf(() => matrix.Replace(before.Id, Build.Duty(), Change)).ShouldBe("DutyStandsAsSeen");
        Written.RefusalOf(() => matrix.Remove(before.Code, before.Id, Change)).ShouldBe("DutyStandsAsSeen");
    }

    [Fact]
    public void Duty_ReplacedByTheSame_StaysConfirmed()
    {
        var before = Build.Duty(new DutySpec { Proposed = ["due_rule"] });
        matrix.Add(before);
        matrix.Confirm(before, Change.By, At);

        matrix.Replace(before.Id, Build.Duty(new DutySpec { Proposed = ["due_rule"] }), Change).ShouldBe(before);
        before.IsConfirmed.ShouldBeTrue();
    }

    [Fact]
    public void Classes_ThatLead_GiveWayToTheirBodies_AndThatWorkAlongStayBesideThem()
    {
        var duty = Build.Duty(new DutySpec { Leads = ["class:các sở"], Coordinators = ["class:các ngành", "so-y-te"] });
        matrix.Add(duty);
        (duty.IsConfirmed, duty.HasLeads(_ => null)).ShouldBe((false, false));

        matrix.ResolveClasses(words => words == "các sở" ? ["so-tu-phap", "so-y-te"] : ["so-y-te", "cong-an-tinh"]);

        duty.Leads.ShouldBe(["so-tu-phap", "so-y-te"]);
        duty.Coordinators.ShouldBe(["class:các ngành", "so-y-te", "cong-an-tinh"]);
        duty.IsConfirmed.ShouldBeTrue();
    }

    [Fact]
    public void Class_OfWhichNobodyHasSpoken_Stays()
    {
        var duty = Build.Duty(new DutySpec { Leads = ["class:các sở"] });
        matrix.Add(duty);

        matrix.ResolveClasses(_ => null);

        (duty.Leads.Single(), duty.IsConfirmed).ShouldBe(("class:các sở", false));
    }
}
