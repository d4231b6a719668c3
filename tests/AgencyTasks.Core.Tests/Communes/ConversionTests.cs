using AgencyTasks.Core.Communes;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Auditing;
using AgencyTasks.Core.Tests.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Communes;

/// <summary>Communes that come and go in mid-year; each test's dates are written out.</summary>
public sealed class ConversionTests : IClassFixture<CoreFixture>, IAsyncLifetime
{
    private readonly CoreFixture core;
    private Plan plan = null!;
    private Agency agency = null!;
    private Commune commune = null!;
    private Viewer secretary = null!;
    private Viewer focalPoint = null!;

    public ConversionTests(CoreFixture core) => this.core = core;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A duty of every month, due ten days after it, alive since 15 January 2019.</summary>
    public async ValueTask InitializeAsync()
    {
        core.Clock.Set("2019-01-15T08:00:00+07:00");
        plan = await core.Data.PlanAsync();
        agency = await core.Data.AgencyAsync();
        focalPoint = await core.Data.FocalPointAsync(agency);
        // Seven units allow one commune (15%).
        for (var i = 0; i < 7; i++)
        {
            commune = await core.Data.CommuneAsync();
        }

        secretary = await core.Data.PersonAsync(Role.Committee, await core.Data.AgencyAsync("Ban Chỉ đạo 138"));
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune()
            .Effective(new LocalDate(2019, 1, 1), new LocalDate(2020, 12, 31))));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Select_InMidYear_OwesNothingDueBeforeTheDecision()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");

        var produced = await SelectAsync(new LocalDate(2019, 4, 10));

        // March is due on 10 April, the day of the decision; May is the period after this one.
        produced.Added.ShouldBe(3);
        (await PeriodsAsync(TaskState.Open)).ShouldBe(["2019-03", "2019-04", "2019-05"]);
        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Drop_CancelsWhatIsDueFromThatDayOnAndNobodyBegan_NamingTheDecision()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");
        await SelectAsync(new LocalDate(2019, 4, 10));
        core.Clock.Set("2019-07-20T08:00:00+07:00");
        await RollAsync();
        await core.DraftAsync((await core.OfPlanAsync(plan)).Single(task => task.PeriodCode == "2019-07"), focalPoint);

        var produced = await EndAsync(ConversionOutcome.Dropped, new LocalDate(2019, 8, 1));

        produced.Cancelled.ShouldBe(1);
        var gone = (await core.OfPlanAsync(plan)).Single(task => task.State == TaskState.Cancelled);
        gone.PeriodCode.ShouldBe("2019-08");
        gone.Reason!.ShouldContain("đưa ra khỏi diện chuyển hóa từ ngày 01/08/2019 theo 45/QĐ-BCĐ ngày 18/07/2019");
        (await PeriodsAsync(TaskState.Open)).ShouldBe(["2019-03", "2019-04", "2019-05", "2019-06", "2019-07"]);
        core.Clock.Set("2019-09-02T08:00:00+07:00");
        await RollAsync();
        (await PeriodsAsync(TaskState.Open)).ShouldNotContain("2019-09");
    }

    [Fact]
    public async Task Select_AgainAfterADrop_RestoresWhatWasCancelled()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");
        await SelectAsync(new LocalDate(2019, 4, 10));
        core.Clock.Set("2019-07-20T08:00:00+07:00");
        await RollAsync();
        await EndAsync(ConversionOutcome.Dropped, new LocalDate(2019, 8, 1));
        (await PeriodsAsync(TaskState.Cancelled)).ShouldBe(["2019-07", "2019-08"]);
        core.Clock.Set("2019-08-20T08:00:00+07:00");

        // July was due on 10 August, before this decision: it stays cancelled.
        var produced = await SelectAsync(new LocalDate(2019, 8, 15));

        (produced.Restored, produced.Added).ShouldBe((1, 1));
        (await PeriodsAsync(TaskState.Cancelled)).ShouldBe(["2019-07"]);
        var august = (await core.OfPlanAsync(plan)).Single(task => task.PeriodCode == "2019-08");
        (august.State, august.Reason, august.DecidedAt).ShouldBe((TaskState.Open, null, null));
        (await core.HistoryAsync(august.Id)).ShouldBe(["TaskCancelled", "TaskRestored"]);
        await core.AuditChainShouldHoldAsync();
    }

    [Fact]
    public async Task Select_CarriedOverToTheNextYear_GoesOn()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");
        await SelectAsync(new LocalDate(2019, 4, 10));
        core.Clock.Set("2019-12-28T08:00:00+07:00");
        await RollAsync();
        (await PeriodsAsync(TaskState.Open)).ShouldNotContain("2020-01");

        await SelectAsync(new LocalDate(2019, 12, 27), year: 2020, isCarriedOver: true);

        (await PeriodsAsync(TaskState.Open)).ShouldContain("2020-01");
    }

    [Fact]
    public async Task Recognise_EndsIt_AndItIsNotEndedTwice()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");
        await SelectAsync(new LocalDate(2019, 4, 10));
        core.Clock.Set("2019-11-04T08:00:00+07:00");
        await RollAsync();

        await EndAsync(ConversionOutcome.Recognised, new LocalDate(2019, 12, 1));

        (await PeriodsAsync(TaskState.Cancelled)).ShouldBe(["2019-11", "2019-12"]);
        await EndAsync(ConversionOutcome.Dropped, new LocalDate(2019, 12, 5)).ShouldBeRefusedAsync(Rules.ConversionIsUnderWay);
        await SelectAsync(new LocalDate(2019, 11, 2)).ShouldBeRefusedAsync(Rules.ConversionIsSelectedOnce);
    }

    [Fact]
    public async Task Select_ByAFocalPoint_IsNotFound()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");
        var command = new SelectConversion.Command(plan.Id, commune.Id, 2019, false, Decision(new(2019, 4, 10)), focalPoint);

        await Should.ThrowAsync<NotFoundException>(() => core.RunAsync(
            (SelectConversion select) => select.ExecuteAsync(command, Token)));
    }

    [Fact]
    public async Task Select_AYearThatIsNotThePlans_IsRefused()
    {
        core.Clock.Set("2019-04-12T08:00:00+07:00");

        await SelectAsync(new LocalDate(2019, 4, 10), year: 2021).ShouldBeRefusedAsync(Rules.SelectionIsWithinThePlan);
    }

    private static DocumentReference Decision(LocalDate day) => new("45/QĐ-BCĐ", day, "Nguyễn Văn Sơn", "Ban Chỉ đạo 138 tỉnh");

    private Task<Produced> SelectAsync(LocalDate decided, int year = 2019, bool isCarriedOver = false) => core.RunAsync(
        (SelectConversion select) => select.ExecuteAsync(
            new SelectConversion.Command(plan.Id, commune.Id, year, isCarriedOver, Decision(decided), secretary), Token));

    private async Task<Produced> EndAsync(ConversionOutcome outcome, LocalDate on)
    {
        var id = await core.ReadAsync(db => db.Conversions.Where(one => one.PlanId == plan.Id).Select(one => one.Id).SingleAsync(Token));
        return await core.RunAsync((EndConversion end) => end.ExecuteAsync(
            new EndConversion.Command(id, outcome, on, Decision(new LocalDate(2019, 7, 18)), secretary), Token));
    }

    private Task<Produced> RollAsync() => core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));

    private async Task<IReadOnlyList<string>> PeriodsAsync(TaskState state) =>
        [.. (await core.OfPlanAsync(plan)).Where(task => task.State == state).Select(task => task.PeriodCode).Order()];
}
