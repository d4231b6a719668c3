using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tests.Tasks;

namespace AgencyTasks.Domain.Tests.Evidence;

public sealed class ReportedFileTests
{
    private static readonly Guid Administrator = new("00000000-0000-7000-8000-00000000ad01");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Purge_TakesThePoliceAndAnAdministrator_InEitherOrder(bool policeFirst)
    {
        var file = Reported();
        (Guid By, Role Role)[] both = [(OneTask.Police, Role.Coordinator), (Administrator, Role.Admin)];
        var order = policeFirst ? both : [both[1], both[0]];

        file.ConfirmPurge(order[0].By, order[0].Role, OneTask.Now);
        file.State.ShouldBe(ReportedFileState.Hidden);
        file.ConfirmPurge(order[1].By, order[1].Role, OneTask.Now);

        file.State.ShouldBe(ReportedFileState.Purged);
        Written.RefusalOf(() => file.Release(OneTask.Police, OneTask.Now, "Báo nhầm")).ShouldBe("ReportIsOpen");
    }

    [Fact]
    public void Purge_ByOnePersonInBothOffices_IsRefused()
    {
        var file = Reported();
        file.ConfirmPurge(OneTask.Police, Role.Coordinator, OneTask.Now);

        Written.RefusalOf(() => file.ConfirmPurge(OneTask.Police, Role.Admin, OneTask.Now)).ShouldBe("PurgeNeedsTwoOffices");
        Written.RefusalOf(() => file.ConfirmPurge(Administrator, Role.Coordinator, OneTask.Now)).ShouldBe("PurgeNeedsTwoOffices");

        file.State.ShouldBe(ReportedFileState.Hidden);
    }

    [Fact]
    public void Release_NeedsAReason()
    {
        var file = Reported();

        Written.RefusalOf(() => file.Release(OneTask.Police, OneTask.Now, " ")).ShouldBe("ReasonIsGiven");

        file.State.ShouldBe(ReportedFileState.Hidden);
    }

    [Fact]
    public void NameSum_OfAPurgedName_IsTheNameThatStands()
    {
        var file = new StoredFile(new string('a', 64), "Kế hoạch.docx", 10, "application/msword");

        var purged = file with { Name = file.NameSum };

        (file.IsPurged, purged.IsPurged).ShouldBe((false, true));
        purged.NameSum.ShouldBe(file.NameSum);
    }

    private static ReportedFile Reported() => new()
    {
        Hash = new string('a', 64),
        TaskId = Guid.NewGuid(),
        ReportedBy = OneTask.Officer,
        ReportedAt = OneTask.Now,
        Reason = "Có dấu MẬT",
    };
}
