using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class ExtensionTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public ExtensionTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Agreed_MovesTheDueDateAndKeepsTheFirst()
    {
        var (task, an, police) = await TaskAsync();
        await core.AskAsync(task, an, new LocalDate(2019, 11, 30), "Mưa lũ.");

        await core.DecideAsync(task, police, new LocalDate(2019, 11, 25), "Chỉ đồng ý đến 25/11.");

        var now = await core.NowAsync(task);
        now.Due.LastDay.ShouldBe(new LocalDate(2019, 11, 25));
        now.FirstDue.StatedDay.ShouldBe(new LocalDate(2019, 11, 15));
        now.FirstDue.IsExclusive.ShouldBeTrue();
        var extension = now.Extensions.ShouldHaveSingleItem();
        extension.State.ShouldBe(ExtensionState.Agreed);
        extension.AskedFor.ShouldBe(new LocalDate(2019, 11, 30));
        extension.AgreedDate.ShouldBe(new LocalDate(2019, 11, 25));
        extension.DecidedBy.ShouldBe(police.PersonId);
        (await core.HistoryAsync(task.Id)).ShouldBe(["ExtensionAsked", "ExtensionAgreed"]);
    }

    [Fact]
    public async Task Agreed_WhileASubmissionWaits_JudgesItByTheNewDate()
    {
        var (task, an, police) = await TaskAsync();
        core.Clock.Set("2019-11-15T08:00:00+07:00");
        await core.SubmitAsync(task, an);
        (await core.NowAsync(task)).IsSubmittedOnTime.ShouldBe(false);
        await core.AskAsync(task, an, new LocalDate(2019, 11, 15));

        await core.DecideAsync(task, police, new LocalDate(2019, 11, 15));

        var now = await core.NowAsync(task);
        now.IsSubmittedOnTime.ShouldBe(true);
        now.Submissions.Single().IsOnTime.ShouldBeTrue();
    }

    [Fact]
    public async Task Refused_NeedsAReasonAndLeavesTheDueDate()
    {
        var (task, an, police) = await TaskAsync();
        await core.AskAsync(task, an, new LocalDate(2019, 11, 30));
        await core.DecideAsync(task, police, null).ShouldBeRefusedAsync(Rules.ReasonIsGiven);

        await core.DecideAsync(task, police, null, "Đã gia hạn cả tỉnh.");

        var now = await core.NowAsync(task);
        now.Due.ShouldBe(now.FirstDue);
        now.Extensions.Single().DecisionReason.ShouldBe("Đã gia hạn cả tỉnh.");
        await core.DecideAsync(task, police, new LocalDate(2019, 11, 30)).ShouldBeRefusedAsync(Rules.NoOpenExtension);
        await core.AskAsync(task, an, new LocalDate(2019, 11, 30));
        (await core.HistoryAsync(task.Id)).ShouldBe(["ExtensionAsked", "ExtensionRefused", "ExtensionAsked"]);
    }

    [Fact]
    public async Task Asked_ForADayThatIsNotLater_IsRefused()
    {
        var (task, an, police) = await TaskAsync();

        await core.AskAsync(task, an, new LocalDate(2019, 11, 14)).ShouldBeRefusedAsync(Rules.ExtensionIsLater);
        await core.AskAsync(task, an, new LocalDate(2019, 11, 15), " ").ShouldBeRefusedAsync(Rules.ReasonIsGiven);
        await core.AskAsync(task, an, new LocalDate(2019, 11, 15));
        await core.AskAsync(task, an, new LocalDate(2019, 11, 20)).ShouldBeRefusedAsync(Rules.OneOpenExtension);
        await core.DecideAsync(task, police, new LocalDate(2019, 11, 14)).ShouldBeRefusedAsync(Rules.ExtensionIsLater);
    }

    [Fact]
    public async Task Decided_ByWhoAsked_IsRefused()
    {
        var (task, an, _) = await TaskAsync();
        await core.AskAsync(task, an, new LocalDate(2019, 11, 30));
        var both = an with { Posts = [.. an.Posts, an.Posts[0] with { Role = Role.Coordinator }] };

        await core.DecideAsync(task, both, new LocalDate(2019, 11, 30))
            .ShouldBeRefusedAsync(Rules.NobodyDecidesTheirOwnExtension);
    }

    [Fact]
    public async Task Agreed_ThreeTimes_IsMarked()
    {
        var (task, an, police) = await TaskAsync();
        for (var day = 20; day <= 22; day++)
        {
            (await core.NowAsync(task)).IsExtendedManyTimes.ShouldBeFalse();
            await core.AskAsync(task, an, new LocalDate(2019, 11, day));
            await core.DecideAsync(task, police, new LocalDate(2019, 11, day));
        }

        (await core.NowAsync(task)).IsExtendedManyTimes.ShouldBeTrue();
    }

    [Fact]
    public async Task Asked_ForWhatIsAccepted_IsRefused()
    {
        var (task, an, police) = await TaskAsync();
        await core.SubmitAsync(task, an);
        await core.AcceptAsync(task, police);

        await core.AskAsync(task, an, new LocalDate(2019, 11, 30)).ShouldBeRefusedAsync(Rules.TaskIsAccepted);
    }

    private async Task<(AgencyTask Task, Viewer FocalPoint, Viewer Police)> TaskAsync()
    {
        var agency = await core.Data.AgencyAsync();
        return (
            await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15)),
            await core.Data.FocalPointAsync(agency),
            await core.Data.CoordinatorAsync());
    }
}
