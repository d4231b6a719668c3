using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class AcceptSelectionTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public AcceptSelectionTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Selection_WithOneDecidedMeanwhile_AcceptsTheOthersEachWithItsEntry()
    {
        var (tasks, ids, police) = await WaitingAsync(4);
        var other = await core.Data.PersonAsync(Role.Coordinator, await core.Data.AgencyAsync());
        await core.ReturnAsync(tasks[1], other, "Thiếu ảnh.");

        var outcomes = await AcceptAsync(ids, police);

        outcomes.Single(one => one.Refusal is not null).SubmissionId.ShouldBe(ids[1]);
        outcomes.Single(one => one.Refusal is not null).Refusal!.Rule.ShouldBe(Rules.TaskIsNotWaitingForVerification);
        foreach (var task in tasks.Where(task => task != tasks[1]))
        {
            (await core.NowAsync(task)).State.ShouldBe(TaskState.Accepted);
            (await core.HistoryAsync(task.Id)).Count(name => name == "Accepted").ShouldBe(1);
        }

        (await core.NowAsync(tasks[1])).State.ShouldBe(TaskState.Returned);
    }

    [Fact]
    public async Task Selection_PressedTwiceAtOnce_IsDoneOnce()
    {
        var (tasks, ids, police) = await WaitingAsync(3);

        var outcomes = await Task.WhenAll(AcceptAsync(ids, police), AcceptAsync([.. ids, .. ids], police));

        outcomes.SelectMany(all => all).ShouldAllBe(one => one.Refusal == null);
        foreach (var task in tasks)
        {
            (await core.HistoryAsync(task.Id)).Count(name => name == "Accepted").ShouldBe(1);
        }
    }

    [Fact]
    public async Task Selection_SetsApartWhatIsOdd()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var police = await core.Data.PersonAsync(Role.Coordinator, await core.Data.AgencyAsync());
        var other = await core.Data.PersonAsync(Role.Coordinator, await core.Data.AgencyAsync());
        var tasks = await core.TasksAsync(agency, 5);
        foreach (var task in tasks)
        {
            await core.DraftAsync(task, an);
        }

        await core.DraftAsync(new SaveDraft.Command { TaskId = tasks[1].Id, By = an, Words = "Không có.", IsNothingToReport = true });
        await core.AskAsync(tasks[2], an, new LocalDate(2019, 12, 15));
        foreach (var task in tasks.Take(4))
        {
            await core.SubmitAsync(task, an);
        }

        core.Clock.Set("2019-12-02T08:00:00+07:00");
        await core.SubmitAsync(tasks[4], an);
        await core.AcceptAsync(tasks[3], other);
        var ids = await IdsAsync(tasks);

        var rows = await core.RunAsync((SelectedSubmissionsQuery query) => query.ExecuteAsync(ids, police, Token));

        rows.Select(row => (Array.FindIndex([.. tasks], task => task.Id == row.Line.Id), string.Join(' ', row.Exceptions)))
            .Order().ShouldBe([(0, ""), (1, "NothingToReport"), (2, "ExtensionAsked"), (3, "Gone"), (4, "Late")]);
        rows.Single(row => row.Line.Id == tasks[3].Id).DecidedBy.ShouldBe(other.FullName);
        rows.Single(row => row.Line.Id == tasks[3].Id).CanBeAccepted.ShouldBeFalse();
    }

    [Fact]
    public async Task Selection_WithOnesOwn_LeavesItAndAcceptsTheOthers()
    {
        var agency = await core.Data.AgencyAsync("Công an tỉnh");
        var person = await core.Data.FocalPointAsync(agency);
        var both = person with { Posts = [.. person.Posts, person.Posts[0] with { Role = Role.Coordinator }] };
        var an = await core.Data.FocalPointAsync(agency);
        var tasks = await core.TasksAsync(agency, 2);
        await core.SubmitAsync(tasks[0], person);
        await core.SubmitAsync(tasks[1], an);
        var ids = await IdsAsync(tasks);

        var outcomes = await AcceptAsync(ids, both);

        outcomes.Single(one => one.SubmissionId == ids[0]).Refusal!.Rule.ShouldBe(Rules.NobodyVerifiesTheirOwn);
        outcomes.Single(one => one.SubmissionId == ids[1]).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.FocalPoint)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    public async Task Selection_ByAnyoneButACoordinator_FindsNothing(Role role)
    {
        var (tasks, ids, _) = await WaitingAsync(1);
        var person = await core.Data.PersonAsync(role, await core.Data.AgencyAsync());

        await AcceptAsync(ids, person).ShouldThrowAsync<NotFoundException>();
        (await core.NowAsync(tasks[0])).State.ShouldBe(TaskState.Submitted);
    }

    private async Task<(List<AgencyTask> Tasks, List<Guid> Ids, Viewer Police)> WaitingAsync(int count)
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var tasks = await core.TasksAsync(agency, count);
        foreach (var task in tasks)
        {
            await core.DraftAsync(task, an);
            await core.SubmitAsync(task, an);
        }

        return (tasks, await IdsAsync(tasks), await core.Data.PersonAsync(Role.Coordinator, await core.Data.AgencyAsync()));
    }

    private async Task<List<Guid>> IdsAsync(IEnumerable<AgencyTask> tasks)
    {
        var ids = new List<Guid>();
        foreach (var task in tasks)
        {
            ids.Add((await core.NowAsync(task)).LatestMade!.Id);
        }

        return ids;
    }

    private Task<IReadOnlyList<AcceptSelection.Outcome>> AcceptAsync(IReadOnlyList<Guid> ids, Viewer by) =>
        core.RunAsync((AcceptSelection accept) => accept.ExecuteAsync(new(ids, by), Token));
}
