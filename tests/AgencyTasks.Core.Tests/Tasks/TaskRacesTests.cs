using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>Several people, or one impatient person, on one task at the same time.</summary>
public sealed class TaskRacesTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public TaskRacesTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Submit_OneFormTenTimesAtOnceForAHundredTasks_IsOneSubmissionWithOneReceiptEach()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var tasks = await core.TasksAsync(agency, 100);
        var receipts = new System.Collections.Concurrent.ConcurrentBag<(Guid Task, string Receipt)>();

        var posts = tasks.SelectMany(task =>
        {
            var operation = Guid.NewGuid();
            return Enumerable.Repeat<Func<Task>>(
                async () => receipts.Add((task.Id, await core.SubmitAsync(task, an, operation))), 10);
        });
        var outcomes = await TaskLife.AllAtOnceAsync(posts);

        outcomes.ShouldAllBe(outcome => outcome == null);
        receipts.Count.ShouldBe(1_000);
        receipts.Select(r => r.Receipt).Distinct().Count().ShouldBe(100);
        receipts.GroupBy(r => r.Task).ShouldAllBe(of => of.Select(r => r.Receipt).Distinct().Count() == 1);
        foreach (var task in tasks)
        {
            (await core.NowAsync(task)).Submissions.ShouldHaveSingleItem().State.ShouldBe(SubmissionState.Pending);
            (await core.HistoryAsync(task.Id)).ShouldBe(["Submitted"]);
        }

        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Submit_FromTwoFormsAtOnce_TakesOneAndRefusesTheOther()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        foreach (var task in await core.TasksAsync(agency, 20))
        {
            var outcomes = await TaskLife.AllAtOnceAsync(
                [() => core.SubmitAsync(task, an), () => core.SubmitAsync(task, an)]);

            outcomes.Count(outcome => outcome is null).ShouldBe(1);
            outcomes.OfType<RuleRefusedException>().ShouldHaveSingleItem().Rule
                .ShouldBe(Rules.TaskIsWaitingForVerification);
            (await core.NowAsync(task)).Submissions.ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task AcceptAndReturn_AtOnce_LeaveOneLegalHistory()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var (one, two) = (await core.Data.CoordinatorAsync(), await core.Data.CoordinatorAsync());
        foreach (var task in await core.TasksAsync(agency, 20))
        {
            await core.SubmitAsync(task, an);

            var outcomes = await TaskLife.AllAtOnceAsync(
                [() => core.AcceptAsync(task, one), () => core.ReturnAsync(task, two)]);

            outcomes.Count(outcome => outcome is null).ShouldBe(1);
            outcomes.OfType<RuleRefusedException>().ShouldHaveSingleItem().Rule
                .ShouldBe(Rules.TaskIsNotWaitingForVerification);
            var accepted = outcomes[0] is null;
            var now = await core.NowAsync(task);
            now.State.ShouldBe(accepted ? TaskState.Accepted : TaskState.Returned);
            now.Submissions.Single().State.ShouldBe(accepted ? SubmissionState.Accepted : SubmissionState.Returned);
            (await core.HistoryAsync(task.Id)).ShouldBe(["Submitted", accepted ? "Accepted" : "Returned"]);
        }
    }

    [Fact]
    public async Task DraftAndSubmit_AtOnce_NeverChangeWhatWasHandedIn()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        foreach (var task in await core.TasksAsync(agency, 20))
        {
            await core.DraftAsync(task, an, "Bản đầu.");

            var outcomes = await TaskLife.AllAtOnceAsync([
                () => core.DraftAsync(task, an, "Bản sau.", TaskLife.File("a.png", TestFiles.Png(7))),
                () => core.SubmitAsync(task, an)]);

            outcomes[1].ShouldBeNull();
            var made = (await core.NowAsync(task)).Submissions.ShouldHaveSingleItem();
            made.Seal.ShouldBe(made.ComputeSeal());
            if (outcomes[0] is null)
            {
                made.Words.ShouldBe("Bản sau.");
                made.Items.ShouldHaveSingleItem();
            }
            else
            {
                outcomes[0].ShouldBeOfType<RuleRefusedException>().Rule.ShouldBe(Rules.TaskIsWaitingForVerification);
                made.Words.ShouldBe("Bản đầu.");
                made.Items.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public Task EveryPairOfCommands_AtOnce_LeavesOneLegalHistoryAndAWholeChain() => RaceEveryPairAsync(rounds: 1);

    [Fact]
    [Trait("Category", "Long")]
    public Task EveryPairOfCommands_TwoHundredTimes_LeavesOneLegalHistoryAndAWholeChain() => RaceEveryPairAsync(rounds: 200);

    private async Task RaceEveryPairAsync(int rounds)
    {
        var (agency, other) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var (an, binh) = (await core.Data.FocalPointAsync(agency), await core.Data.FocalPointAsync(other));
        var police = await core.Data.CoordinatorAsync();
        Func<AgencyTask, Task>[] commands =
        [
            task => core.DraftAsync(task, an),
            task => core.SubmitAsync(task, an),
            task => core.ContributeAsync(task, binh),
            task => core.AcceptAsync(task, police),
            task => core.ReturnAsync(task, police),
            task => core.WaiveAsync(task, police),
            task => core.AskAsync(task, an, new LocalDate(2019, 12, 31)),
            task => core.DecideAsync(task, police, new LocalDate(2019, 12, 31)),
        ];
        var pairs = (from a in commands from b in commands select (a, b)).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            await RaceAsync(await core.TasksAsync(agency, pairs.Count, other), pairs, an);
        }

        await core.AuditChainShouldHoldAsync();
    }

    /// <summary>Each task gets its pair at once; every second one waits for the police when it begins.</summary>
    private async Task RaceAsync(
        List<AgencyTask> tasks, List<(Func<AgencyTask, Task> First, Func<AgencyTask, Task> Second)> pairs, Viewer an)
    {
        foreach (var task in tasks.Where((_, i) => i % 2 == 0))
        {
            await core.SubmitAsync(task, an);
        }

        var outcomes = await TaskLife.AllAtOnceAsync(tasks.Zip(
            pairs, (task, pair) => new Func<Task>[] { () => pair.First(task), () => pair.Second(task) }).SelectMany(two => two));

        outcomes.ShouldAllBe(outcome => outcome == null || outcome is RuleRefusedException);
        var done = outcomes.Count(outcome => outcome is null);
        done.ShouldBeGreaterThan(0);
        var written = 0;
        foreach (var task in tasks)
        {
            var history = await core.HistoryAsync(task.Id);
            LegalHistory.Require(history);
            written += history.Count;
        }

        written.ShouldBe(done + tasks.Count(task => tasks.IndexOf(task) % 2 == 0));
    }
}
