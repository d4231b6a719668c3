using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Successions;

/// <summary>The second acceptance case: in 2025 a department is split over two successors by a person's choice.</summary>
public sealed class DepartmentSplitTests : IClassFixture<CoreFixture>
{
    private static readonly LocalDate Day = new(2025, 3, 1);
    private readonly CoreFixture core;

    public DepartmentSplitTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set("2025-02-10T08:00:00+07:00");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_ADepartmentSplitInTwo_SendsEachOpenLineAndDutyWhereItWasChosen()
    {
        var (department, plan, admin) = await MatrixAsync();
        var officer = await core.Data.FocalPointAsync(department);
        var other = await core.Data.FocalPointAsync(department);
        var open = await OfPlanAsync(plan);
        var strayed = open.Single(task => task.DutyCode == "V.1.1" && task.PeriodCode == "2025-02");
        var postId = await core.ReadAsync(db => db.Set<Post>().Where(post => post.PersonId == other.PersonId)
            .Select(post => post.Id).SingleAsync(Token));
        var request = Split(department, [
            new(ChoiceKind.Duty, "V.1.2", department.Id, 1),
            new(ChoiceKind.Task, strayed.Id.ToString(), department.Id, 1),
            new(ChoiceKind.Post, postId.ToString(), department.Id, 1),
        ]);

        var preview = await core.RunAsync((PreviewSuccession shown) => shown.ExecuteAsync(request, admin, Token));
        preview.Duties.Select(duty => (duty.Code, preview.NameOf(duty.ToAgencyId)))
            .ShouldBe([("V.1.1", "Sở Nội vụ"), ("V.1.2", "Sở Dân tộc và Tôn giáo")]);
        await core.RunAsync((RecordSuccession record) => record.ExecuteAsync(new(request, preview.Fingerprint, admin), Token));
        (await OfPlanAsync(plan)).ShouldAllBe(task => task.AgencyId == department.Id);
        core.Clock.Set("2025-03-03T09:00:00+07:00");
        await core.RunAsync((ApplySuccessionsJob job) => job.ExecuteAsync(Token));

        var heirs = await core.ReadAsync(db => db.Agencies.Where(agency => agency.ValidFrom == Day)
            .ToDictionaryAsync(agency => agency.Id, agency => agency.Name, Token));
        var after = await OfPlanAsync(plan);
        after.Select(task => (task.DutyCode, task.PeriodCode, heirs[task.AgencyId])).Order().ShouldBe([
            ("V.1.1", "2025-02", "Sở Dân tộc và Tôn giáo"),
            ("V.1.1", "2025-03", "Sở Nội vụ"),
            ("V.1.2", "2025-02", "Sở Dân tộc và Tôn giáo"),
            ("V.1.2", "2025-03", "Sở Dân tộc và Tôn giáo"),
        ]);
        (await BodiesOfAsync(officer)).ShouldBe(["Sở Nội vụ"]);
        (await BodiesOfAsync(other)).ShouldBe(["Sở Dân tộc và Tôn giáo"]);

        await core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));
        var rolled = await OfPlanAsync(plan);
        rolled.Count.ShouldBe(6);
        rolled.Where(task => task.PeriodCode == "2025-04").Select(task => (task.DutyCode, heirs[task.AgencyId])).Order()
            .ShouldBe([("V.1.1", "Sở Nội vụ"), ("V.1.2", "Sở Dân tộc và Tôn giáo")]);
        rolled.ShouldAllBe(task => task.State == TaskState.Open);
    }

    [Fact]
    public async Task Record_ASplitWithoutSayingWhoTakesTheRest_IsRefused()
    {
        var (department, _, admin) = await MatrixAsync();
        var request = Split(department, []);
        request = request with { Rows = [.. request.Rows.Select(row => row with { IsDefault = false })] };

        await core.RunAsync((RecordSuccession record) => record.ExecuteAsync(new(request, "", admin), Token))
            .ShouldBeRefusedAsync(Rules.SuccessionSplitNeedsDefault);
    }

    [Fact]
    public async Task Record_AnAbolitionWithoutSuccessor_CancelsOpenWorkWithReasonAndDocument()
    {
        var (department, plan, admin) = await MatrixAsync();
        core.Clock.Set("2025-03-03T09:00:00+07:00");
        var request = Split(department, []) with
        {
            Rows =
            [
                new()
                {
                    Kind = UnitKind.Agency,
                    Predecessors = [department.Id],
                    CancelReason = "Nhiệm vụ kết thúc cùng cơ quan.",
                },
            ],
        };
        var preview = await core.RunAsync((PreviewSuccession shown) => shown.ExecuteAsync(request, admin, Token));

        await core.RunAsync((RecordSuccession record) => record.ExecuteAsync(new(request, preview.Fingerprint, admin), Token));

        var tasks = await OfPlanAsync(plan);
        tasks.ShouldAllBe(task => task.State == TaskState.Cancelled
            && task.Reason == "Nhiệm vụ kết thúc cùng cơ quan. (24/NQ-HĐND ngày 10/02/2025)");
        await core.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));
        (await OfPlanAsync(plan)).Count.ShouldBe(tasks.Count);
    }

    [Fact]
    public async Task Record_ByWhoIsNoAdministrator_IsNotThere()
    {
        var (department, _, _) = await MatrixAsync();
        var police = await core.Data.CoordinatorAsync();

        await Should.ThrowAsync<Core.Database.NotFoundException>(() => core.RunAsync((RecordSuccession record) =>
            record.ExecuteAsync(new(Split(department, []), "", police), Token)));
    }

    private static SuccessionRequest Split(Agency department, IReadOnlyList<SuccessionPick> picks) => new()
    {
        EffectiveDay = Day,
        Document = new DocumentReference("24/NQ-HĐND", new LocalDate(2025, 2, 10), "Chủ tịch HĐND tỉnh"),
        Rows =
        [
            new()
            {
                Kind = UnitKind.Agency,
                Predecessors = [department.Id],
                Successor = new NewUnit { Name = "Sở Nội vụ" },
                IsDefault = true,
            },
            new()
            {
                Kind = UnitKind.Agency,
                Predecessors = [department.Id],
                Successor = new NewUnit { Name = "Sở Dân tộc và Tôn giáo" },
            },
        ],
        Picks = picks,
    };

    /// <summary>Two monthly duties of one department, published on 10 February 2025.</summary>
    private async Task<(Agency Department, Domain.Planning.Plan Plan, Core.Organisation.Viewer Admin)> MatrixAsync()
    {
        var department = await core.Data.AgencyAsync("Sở Nội vụ và Dân tộc");
        var plan = await core.Data.PlanAsync();
        DutyBuilder Duty(string code) => new DutyBuilder().Code(code).LedBy(department)
            .Effective(new LocalDate(2025, 2, 1), new LocalDate(2025, 12, 31));
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, Duty("V.1.1"), Duty("V.1.2")));
        return (department, plan, await core.Data.PersonAsync(Role.Admin, await core.Data.AgencyAsync("Văn phòng")));
    }

    private Task<List<AgencyTask>> OfPlanAsync(Domain.Planning.Plan plan) => core.ReadAsync(db => db.Tasks.AsNoTracking()
        .Where(task => task.PlanId == plan.Id && task.PeriodCode != "2025-01").ToListAsync(Token));

    private async Task<List<string>> BodiesOfAsync(Core.Organisation.Viewer viewer) =>
        [.. (await core.RunAsync((Core.Organisation.FindViewer find) => find.ExecuteAsync(viewer.PersonId, Token)))!
            .Posts.Select(post => post.AgencyName)];
}
