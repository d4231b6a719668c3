using System.Text;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>A plan's file becomes the draft of its matrix.</summary>
public sealed class LoadPlanTests : IClassFixture<CoreFixture>
{
    private const string Plan =
        """
        KẾ HOẠCH
        Phòng, chống tội phạm tại các địa bàn trọng điểm năm 2021
        Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh;
        I. MỤC TIÊU
        Giảm tội phạm từ năm 2021 đến hết năm 2022.
        II. PHÂN CÔNG THỰC HIỆN
        1. Sở Y tế
        - Chủ trì, phối hợp với các ngành liên quan khám sức khỏe cho người cai nghiện tại các địa bàn chuyển hóa; hằng quý báo cáo kết quả.
        - Báo cáo kết quả về Công an tỉnh trước ngày 20 tháng 12 hằng năm.
        2. Sở Khoa học Không gian
        - Nghiên cứu ứng dụng công nghệ giám sát trên địa bàn tỉnh.
        3. Ban Thanh niên xung kích phối hợp cùng gia đình.
        """;

    private readonly CoreFixture core;

    public LoadPlanTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_FromText_IsADraftOfProposalsWithTheirSentences()
    {
        var police = await core.Data.CoordinatorAsync();

        var code = await LoadAsync(police, "ke-hoach.txt", Plan, code: "kh-mot");

        var (plan, matrix) = await ReadAsync(code);
        (plan.Title, plan.FirstYear, plan.LastYear).ShouldBe(
            ("Kế hoạch Phòng, chống tội phạm tại các địa bàn trọng điểm năm 2021", 2021, 2022));
        (matrix.Version, matrix.State).ShouldBe((1, MatrixState.Draft));
        matrix.Duties.ShouldAllBe(duty => !duty.IsConfirmed && duty.QuoteStart != null);
        matrix.Duties.ShouldAllBe(duty =>
            plan.Text.Substring(duty.QuoteStart!.Value, duty.Quote.Length) == duty.Quote);
        plan.Sentences.ShouldAllBe(sentence => plan.Text.Substring(sentence.Start!.Value, sentence.Text.Length) == sentence.Text);
        var report = matrix.Duties.Single(duty => duty.DueRule.BeforeDate is not null);
        report.DueRule.ShouldBe(DueRule.Before(new(12, 20)));
        (report.ReadAs, report.IsFixedByPlan).ShouldBe((Sureness.Likely, false));
    }

    [Fact]
    public async Task BodyThatNobodyKnows_StandsAsAClassUnderThePlansWords()
    {
        var police = await core.Data.CoordinatorAsync();
        var code = await LoadAsync(police, "ke-hoach.txt", Plan, code: "kh-hai");
        var (_, matrix) = await ReadAsync(code);
        var unknown = matrix.Duties.Single(duty => duty.Text.StartsWith("Nghiên cứu", StringComparison.Ordinal));
        unknown.Leads.ShouldBe(["class:Sở Khoa học Không gian"]);

        // Confirming everything leaves it out: nobody would have the task.
        var confirmed = await ConfirmAllAsync(matrix, police);
        confirmed.ShouldBeLessThan(matrix.Duties.Count);
        (await ReadAsync(code)).Matrix.Duties.Single(duty => duty.Code == unknown.Code).ConfirmedAt.ShouldBeNull();

        var agency = await core.Data.AgencyAsync();
        await core.RunAsync((ResolveClass resolve) => resolve.ExecuteAsync(
            new("sở khoa học  không gian", [agency.Code], police), Token));
        (await ConfirmAllAsync(matrix, police)).ShouldBeGreaterThan(0);
        core.Clock.Set("2021-03-01T08:00:00+07:00");
        await core.Data.PublishAsync(matrix, police);

        var published = (await ReadAsync(code)).Matrix.Duties.Single(duty => duty.Code == unknown.Code);
        published.Leads.ShouldBe([agency.Code]);
        (await core.OfPlanAsync(await PlanAsync(code))).ShouldContain(task =>
            task.DutyCode == unknown.Code && task.AgencyId == agency.Id);
    }

    [Fact]
    public async Task Class_ResolvedAfterPublication_ChangesOnlyTheNextVersion()
    {
        var police = await core.Data.CoordinatorAsync();
        var (lead, first, second) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync(), await core.Data.AgencyAsync());
        var plan = await core.Data.PlanAsync();
        var duty = new DutyBuilder().Code("V.1.1").LedBy(lead).CoordinatedByClass("các ngành ABC liên quan");
        var matrix = await core.Data.DraftAsync(plan, duty);
        await ResolveAsync("Các ngành ABC liên quan", police, first.Code);
        await core.Data.PublishAsync(matrix, police);
        await ResolveAsync("các ngành ABC liên quan", police, second.Code);

        var published = await core.ReadAsync(db => db.Duties.SingleAsync(one => one.MatrixId == matrix.Id));

        published.Coordinators.ShouldBe(["class:các ngành ABC liên quan", first.Code]);
    }

    [Fact]
    public async Task SamePlan_LoadedTwice_IsOnePlan_AndAnotherUnderItsCodeIsRefused()
    {
        var police = await core.Data.CoordinatorAsync();

        var once = await LoadAsync(police, "ke-hoach.txt", Plan, code: "kh-ba");
        var twice = await LoadAsync(police, "ke-hoach.txt", Plan, code: "kh-ba");
        var refusal = await LoadAsync(police, "khac.txt", Plan.Replace("Sở Y tế", "Sở Tư pháp"), code: "kh-ba")
            .ShouldBeRefusedAsync(Rules.PlanCodeIsFree);

        twice.ShouldBe(once);
        refusal.Values.ShouldBe(["kh-ba"]);
        (await core.ReadAsync(db => db.Plans.CountAsync(plan => plan.Code == "kh-ba"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("Biên bản họp.\nCác đồng chí đã thống nhất.", "PlanGivesDuties")]
    [InlineData("   \n \n", "PlanFileHasText")]
    public async Task File_ThatIsNoPlan_IsRefusedAndOpensNothing(string text, string rule)
    {
        var police = await core.Data.CoordinatorAsync();
        var plans = await core.ReadAsync(db => db.Plans.CountAsync());

        await LoadAsync(police, "ke-hoach.txt", text, "khong").ShouldBeRefusedAsync(new Rule(rule));

        (await core.ReadAsync(db => db.Plans.CountAsync())).ShouldBe(plans);
    }

    [Fact]
    public async Task DraftOfANewPlan_ThrownAway_TakesThePlanWithIt_AndThePublishedOneStays()
    {
        var police = await core.Data.CoordinatorAsync();
        var code = await LoadAsync(police, "ke-hoach.txt", Plan, code: "kh-bon");
        var (_, matrix) = await ReadAsync(code);

        await core.RunAsync((DiscardDraft discard) => discard.ExecuteAsync(new(matrix.Id, police), Token));

        (await core.ReadAsync(db => db.Plans.AnyAsync(plan => plan.Code == code))).ShouldBeFalse();
        var published = await core.Data.DraftAsync(await core.Data.PlanAsync(), new DutyBuilder().LedBy(await core.Data.AgencyAsync()));
        await core.Data.PublishAsync(published, police);
        await core.RunAsync((DiscardDraft discard) => discard.ExecuteAsync(new(published.Id, police), Token))
            .ShouldBeRefusedAsync(Rules.PublishedMatrixIsFixed);
    }

    [Fact]
    public async Task Plan_LoadedByWhoOnlyReads_IsNotFound()
    {
        var reader = await core.Data.FocalPointAsync(await core.Data.AgencyAsync());

        await Should.ThrowAsync<NotFoundException>(() => LoadAsync(reader, "ke-hoach.txt", Plan, "kh-nam"));
    }

    private Task<string> LoadAsync(Viewer by, string name, string text, string code) => core.RunAsync((LoadPlan load) =>
        load.ExecuteAsync(new(name, Encoding.UTF8.GetBytes(text), null, code, null, null, by), Token));

    private Task<int> ConfirmAllAsync(AssignmentMatrix matrix, Viewer by) =>
        core.RunAsync((ConfirmDuties confirm) => confirm.ExecuteAsync(new(matrix.Id, null, by), Token));

    private Task ResolveAsync(string words, Viewer by, params string[] bodies) =>
        core.RunAsync((ResolveClass resolve) => resolve.ExecuteAsync(new(words, bodies, by), Token));

    private Task<Plan> PlanAsync(string code) => core.ReadAsync(db => db.Plans.SingleAsync(plan => plan.Code == code));

    private Task<(Plan Plan, AssignmentMatrix Matrix)> ReadAsync(string code) => core.ReadAsync(async db =>
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sentences).SingleAsync(p => p.Code == code);
        return (plan, await db.Matrices.AsNoTracking().Include(m => m.Duties).SingleAsync(m => m.PlanId == plan.Id));
    });
}
