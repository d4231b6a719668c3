using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>One mail a person a day at most: all of the person's items in it, worst first.</summary>
public sealed class ReminderDraftsTests
{
    private static readonly Guid Health = Guid.CreateVersion7();
    private static readonly Guid Justice = Guid.CreateVersion7();
    private static readonly Guid An = Guid.CreateVersion7();
    private static readonly Guid Head = Guid.CreateVersion7();

    [Fact]
    public void Person_OfTwoBodiesAndTwoPosts_GetsOneDraftWithEachItemOnce()
    {
        var drafts = ReminderDrafts.For(
            [Due(Health, "on 2019-11-30"), Due(Justice, "on 2019-11-20"), Due(Health, "before 2019-11-21")],
            [new(An, Health, Role.FocalPoint), new(An, Health, Role.DistrictOffice), new(An, Justice, Role.FocalPoint)]);

        var draft = drafts.ShouldHaveSingleItem();
        draft.PersonId.ShouldBe(An);
        draft.Items.Select(item => item.Due.Item.Due.ToString())
            .ShouldBe(["before 2019-11-21", "on 2019-11-20", "on 2019-11-30"]);
    }

    [Theory]
    [InlineData(Role.FocalPoint, true)]
    [InlineData(Role.DistrictOffice, true)]
    [InlineData(Role.AgencyHead, true)] // alone: nobody else would hear
    [InlineData(Role.Coordinator, false)]
    [InlineData(Role.Committee, false)]
    [InlineData(Role.Admin, false)]
    [InlineData(Role.Auditor, false)]
    public void Person_ByTheRoleHeld_HearsOrNot(Role role, bool hears) =>
        ReminderDrafts.For([Due(Health, "on 2019-11-30")], [new(An, Health, role)]).Count.ShouldBe(hears ? 1 : 0);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Head_BesideAFocalPoint_HearsOnlyWhenTheStepCopiesTheHead(bool isForHead, int drafts) =>
        ReminderDrafts.For(
            [Due(Health, "on 2019-11-30", isForHead)],
            [new(An, Health, Role.FocalPoint), new(Head, Health, Role.AgencyHead)]).Count.ShouldBe(drafts);

    [Fact]
    public void Nobody_WithoutAnItem_GetsADraft() =>
        ReminderDrafts.For([Due(Health, "on 2019-11-30")], [new(An, Justice, Role.FocalPoint)]).ShouldBeEmpty();

    private static AgencyReminder Due(Guid agency, string due, bool isForHead = false) =>
        new(agency, new ReminderDue(Ladder.Item(due), ["D-1"], isForHead));
}
