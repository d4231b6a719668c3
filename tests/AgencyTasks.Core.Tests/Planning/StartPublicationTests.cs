using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>A publication is asked for once, however often it is pressed; one that died with its process can be asked for
/// again.</summary>
public sealed class StartPublicationTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public StartPublicationTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_FiveTimesAtOnce_IsOnePublication()
    {
        var command = await CommandAsync();
        var started = new System.Collections.Concurrent.ConcurrentBag<StartPublication.Started>();

        var outcomes = await TaskLife.AllAtOnceAsync(
            Enumerable.Repeat<Func<Task>>(async () => started.Add(await StartAsync(command)), 5));

        outcomes.ShouldAllBe(outcome => outcome == null);
        started.Count(one => one.IsNew).ShouldBe(1);
        started.Select(one => one.RunId).Distinct().ShouldHaveSingleItem();
        (await core.ReadAsync(db => db.Publications.CountAsync(run => run.MatrixId == command.MatrixId, Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Start_AfterItsProcessDied_IsShownAsInterruptedAndCanBePressedAgain()
    {
        var command = await CommandAsync();
        var first = await StartAsync(command);
        (await StateAsync(command)).IsDead.ShouldBeFalse("it has only just been asked for");
        await core.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE publication SET seen_at = now() - interval '1 minute' WHERE id = {first.RunId}", Token));

        var shown = await StateAsync(command);
        shown.IsDead.ShouldBeTrue();
        shown.Run.IsFinished.ShouldBeFalse();

        var again = await StartAsync(command);
        again.IsNew.ShouldBeTrue();
        var dead = await core.ReadAsync(db => db.Publications.AsNoTracking().SingleAsync(run => run.Id == first.RunId, Token));
        (dead.Phase, dead.Failure).ShouldBe((PublicationPhase.Failed, PublicationRun.Interrupted));
        await core.RunAsync((PublishMatrix publish) => publish.ExecuteAsync(
            new PublishMatrix.Command(command.MatrixId, command.Fingerprint, command.By) { RunId = again.RunId }, Token));
        var done = (await StateAsync(command)).Run;
        (done.Id, done.Phase, done.Added).ShouldBe((again.RunId, PublicationPhase.Done, 3));
    }

    [Fact]
    public async Task Start_WhileItIsSilentButHoldsItsLock_IsNotANewOne()
    {
        var command = await CommandAsync();
        var first = await StartAsync(command);
        await using var connection = new Npgsql.NpgsqlConnection(core.ConnectionString);
        await connection.OpenAsync(Token);
        await using var hold = new Npgsql.NpgsqlCommand(
            "UPDATE publication SET seen_at = now() - interval '1 minute' WHERE id = $1", connection);
        hold.Parameters.Add(new Npgsql.NpgsqlParameter<Guid> { TypedValue = first.RunId });
        await hold.ExecuteNonQueryAsync(Token);
        await using var locked = new Npgsql.NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
        locked.Parameters.Add(new Npgsql.NpgsqlParameter<long> { TypedValue = PublicationProgress.LockOf(first.RunId) });
        await locked.ExecuteNonQueryAsync(Token);

        (await StateAsync(command)).IsDead.ShouldBeFalse();
        (await StartAsync(command)).ShouldBe(new StartPublication.Started(first.RunId, IsNew: false));
    }

    private async Task<StartPublication.Command> CommandAsync()
    {
        var agency = await core.Data.AgencyAsync();
        var matrix = await core.Data.DraftAsync(await core.Data.PlanAsync(), new DutyBuilder().LedBy(agency));
        var shown = await core.RunAsync((PreviewPublication preview) => preview.ExecuteAsync(matrix.Id, Token));
        return new(matrix.Id, shown.Diff.Fingerprint, await core.Data.CoordinatorAsync());
    }

    private Task<StartPublication.Started> StartAsync(StartPublication.Command command) =>
        core.RunAsync((StartPublication start) => start.ExecuteAsync(command, Token));

    private async Task<PublicationState> StateAsync(StartPublication.Command command) =>
        (await core.RunAsync((PublicationStateQuery state) => state.ExecuteAsync(command.MatrixId, Token)))!;
}
