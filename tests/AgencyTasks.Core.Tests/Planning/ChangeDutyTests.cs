using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>Several people edit one draft: nobody's words are lost, nobody stands for what they did not see.</summary>
public sealed class ChangeDutyTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public ChangeDutyTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Duty_ChangedByTenAtOnce_IsChangedByOne_AndNineAreTold()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        var seen = matrix.Duties[0].Id;

        var outcomes = await TaskLife.AllAtOnceAsync(Enumerable.Range(21, 10).Select<int, Func<Task>>(days => () =>
            ChangeAsync(matrix, seen, Duty(agency, "V.1.1", $"end+{days} none"), police)));

        outcomes.Count(outcome => outcome is null).ShouldBe(1);
        outcomes.OfType<RuleRefusedException>().Count(refusal => refusal.Rule == Rules.DutyStandsAsSeen).ShouldBe(9);
        (await DutiesAsync(matrix)).Single().Id.ShouldNotBe(seen);
    }

    [Fact]
    public async Task Duties_OfOneDraftChangedByTwoAtOnce_AreBothChanged()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1", "V.1.2");

        var outcomes = await TaskLife.AllAtOnceAsync(matrix.Duties.Select<Duty, Func<Task>>(duty => () =>
            ChangeAsync(matrix, duty.Id, Duty(agency, duty.Code, "end+3 none"), police)));

        outcomes.ShouldAllBe(outcome => outcome == null);
        (await DutiesAsync(matrix)).ShouldAllBe(duty => duty.DueRule == DueRule.AfterPeriodEnd(3, Shift.None));
    }

    [Fact]
    public async Task Duty_ConfirmedAsItWasSeen_StaysAProposalWhenSomebodyChangedItMeanwhile()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        var seen = matrix.Duties[0].Id;
        await ChangeAsync(matrix, seen, Duty(agency, "V.1.1", "end+30 none"), police);

        var confirmed = await core.RunAsync((ConfirmDuties confirm) => confirm.ExecuteAsync(new(matrix.Id, [seen], police), Token));

        confirmed.ShouldBe(0);
        (await DutiesAsync(matrix)).Single().IsConfirmed.ShouldBeFalse();
    }

    [Fact]
    public async Task Duty_OncePublished_ChangesOnlyWithAReason_WhichStandsWithIt()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        await core.RunAsync((ConfirmDuties confirm) => confirm.ExecuteAsync(new(matrix.Id, null, police), Token));
        await core.Data.PublishAsync(matrix, police);
        await core.RunAsync((DraftNextVersion draft) => draft.ExecuteAsync(new(matrix.PlanId, police), Token));
        var next = await core.ReadAsync(db => db.Matrices.Include(m => m.Duties)
            .SingleAsync(m => m.PlanId == matrix.PlanId && m.State == MatrixState.Draft));
        var wanted = Duty(agency, "V.1.1", "end+20 none");

        await ChangeAsync(next, next.Duties[0].Id, wanted, police)
            .ShouldBeRefusedAsync(Rules.ChangeOfPublishedDutyNeedsReason);
        await ChangeAsync(next, next.Duties[0].Id, Duty(agency, "V.1.1", "end+20 none"), police, "Công văn 15/CAT ngày 02/4/2019");

        var changed = (await DutiesAsync(next)).Single();
        (changed.ChangeReason, changed.ChangedBy, changed.LiveSince is not null)
            .ShouldBe(("Công văn 15/CAT ngày 02/4/2019", police.PersonId, true));
        (await DutiesAsync(matrix)).Single().DueRule.ShouldNotBe(changed.DueRule);
    }

    [Fact]
    public async Task Duty_SavedWithoutAnyChange_StaysAsItIsAndIsNotWrittenDown()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        var entries = await EntriesAsync(matrix);

        await ChangeAsync(matrix, matrix.Duties[0].Id, Duty(agency, "V.1.1", matrix.Duties[0].DueRule.ToString()), police);

        (await DutiesAsync(matrix)).Single().Id.ShouldBe(matrix.Duties[0].Id);
        (await EntriesAsync(matrix)).ShouldBe(entries);
    }

    [Fact]
    public async Task Duty_OfAPublishedVersion_IsNotChangedAddedOrRemoved()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        await core.Data.PublishAsync(matrix, police);

        await ChangeAsync(matrix, matrix.Duties[0].Id, Duty(agency, "V.1.1", "end+3 none"), police)
            .ShouldBeRefusedAsync(Rules.PublishedMatrixIsFixed);
        await ChangeAsync(matrix, null, Duty(agency, "V.1.9", "end+3 none"), police)
            .ShouldBeRefusedAsync(Rules.PublishedMatrixIsFixed);
        await core.RunAsync((RemoveDuty remove) => remove.ExecuteAsync(
            new(matrix.Id, matrix.Duties[0].Id, "V.1.1", "", police), Token)).ShouldBeRefusedAsync(Rules.PublishedMatrixIsFixed);
    }

    [Fact]
    public async Task Duty_LedByWhoIsNotInTheList_IsRefused()
    {
        var (matrix, police, agency) = await DraftAsync("V.1.1");
        var duty = new DutyBuilder().Code("V.1.2").LedBy(agency).CoordinatedByCode("so-khong-co").Build();

        var refusal = await core.RunAsync((ChangeDuty change) => change.ExecuteAsync(
            new(matrix.Id, null, duty, "", false, police), Token)).ShouldBeRefusedAsync(Rules.BodyIsKnown);

        refusal.Values.ShouldBe(["so-khong-co"]);
        (await DutiesAsync(matrix)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Duty_Removed_IsGoneAndTheSecondIsTold()
    {
        var (matrix, police, _) = await DraftAsync("V.1.1", "V.1.2");
        var command = new RemoveDuty.Command(matrix.Id, matrix.Duties[1].Id, "V.1.2", "", police);

        await core.RunAsync((RemoveDuty remove) => remove.ExecuteAsync(command, Token));
        await core.RunAsync((RemoveDuty remove) => remove.ExecuteAsync(command, Token))
            .ShouldBeRefusedAsync(Rules.DutyStandsAsSeen);

        (await DutiesAsync(matrix)).Select(duty => duty.Code).ShouldBe(["V.1.1"]);
    }

    private async Task<(AssignmentMatrix Matrix, Viewer Police, Domain.Organisation.Agency Agency)> DraftAsync(params string[] codes)
    {
        var agency = await core.Data.AgencyAsync();
        var matrix = await core.Data.DraftAsync(
            await core.Data.PlanAsync(),
            [.. codes.Select(code => new DutyBuilder().Code(code).LedBy(agency).Proposing("due_rule"))]);
        return (matrix, await core.Data.CoordinatorAsync(), agency);
    }

    private static Duty Duty(Domain.Organisation.Agency agency, string code, string due) =>
        new DutyBuilder().Code(code).LedBy(agency).Due(due).Proposing("due_rule").Build();

    private Task ChangeAsync(AssignmentMatrix matrix, Guid? seen, Duty duty, Viewer by, string reason = "") =>
        core.RunAsync((ChangeDuty change) => change.ExecuteAsync(new(matrix.Id, seen, duty, reason, false, by), Token));

    private Task<List<Duty>> DutiesAsync(AssignmentMatrix matrix) => core.ReadAsync(db => db.Duties.AsNoTracking()
        .Where(duty => duty.MatrixId == matrix.Id).OrderBy(duty => duty.Code).ToListAsync(Token));

    private Task<int> EntriesAsync(AssignmentMatrix matrix) =>
        core.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == matrix.Id));
}
