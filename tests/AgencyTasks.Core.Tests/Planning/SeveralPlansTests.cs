using AgencyTasks.Core.Board;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tests.Successions;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>A second, invented plan beside the seed's: other years, its report before 05/06, a duty with a code that the first
/// plan has too. Each keeps its own dates and figures.</summary>
public sealed class SeveralPlansTests
{
    private const string Health = "so-y-te";
    private const string Second = "ke-hoach-thu-hai";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondPlan_Published_LeavesTheFirstPlansFiguresAsTheyWere()
    {
        await using var province = await PublishedProvince.CreateAsync();
        province.Clock.Set(new LocalDate(2019, 11, 4), new LocalTime(8, 0));
        var first = (await province.ReadAsync(db => db.Plans.SingleAsync(Token))).Code;
        var before = await CoverageAsync(province, first, 2019);
        var boardBefore = (await BoardAsync(province, first)).Total;
        (await BoardAsync(province, null)).Total.ShouldBe(boardBefore);

        await PublishSecondAsync(province);

        var after = await CoverageAsync(province, first, 2019);
        after.Total.ShouldBe(before.Total);
        after.Sentences.Select(sentence => sentence.Figures).ShouldBe(before.Sentences.Select(sentence => sentence.Figures));
        (await BoardAsync(province, first)).Total.ShouldBe(boardBefore);
        var second = (await BoardAsync(province, Second)).Total;
        second.Total.ShouldBeGreaterThan(0);
        (await BoardAsync(province, null)).Total.ShouldBe(boardBefore + second);
        (await CoverageAsync(province, Second, 2019)).Total.Heads.ShouldBe(second);
    }

    [Fact]
    public async Task SecondPlansReport_IsDueCampaignedForAndCounted_ByItsOwnDate()
    {
        await using var province = await PublishedProvince.CreateAsync();
        await PublishSecondAsync(province);
        var task = await province.ReadAsync(db => db.Tasks.AsNoTracking()
            .Where(one => one.DutyCode == "VII.2.2a" && db.Plans.Any(plan => plan.Id == one.PlanId && plan.Code == Second))
            .OrderBy(one => one.DueLastDay).FirstAsync(Token));
        task.Due.ShouldBe(DueDate.Before(new LocalDate(2020, 6, 5)));

        var items = await province.RunAsync((OpenItemsQuery open) => open.ExecuteAsync(Token));
        var item = items.Single(one => one.Item.TaskId == task.Id).Item;
        var calendar = await province.RunAsync((WorkingCalendarQuery days) => days.ExecuteAsync(Token));
        var days = new ReminderLadder(calendar, ReminderSettings.Default).CampaignDays(item.Due).Distinct().ToList();
        days[0].ShouldBe(new LocalDate(2020, 5, 5));
        days[^1].ShouldBe(new LocalDate(2020, 6, 4));
        new ReminderLadder(calendar, ReminderSettings.Default)
            .Between(item, new LocalDate(2020, 6, 2), new LocalDate(2020, 6, 3))!.Steps.ShouldContain(ReminderSteps.Campaign);

        province.Clock.Set(new LocalDate(2019, 11, 4), new LocalTime(8, 0));
        var digest = (await province.RunAsync((DigestBoardQuery board) => board.ExecuteAsync(Token))).For(task.AgencyId);
        digest.Reports.Select(report => report.Due).ShouldBe(
            [DueDate.Before(new LocalDate(2019, 11, 15)), DueDate.Before(new LocalDate(2020, 6, 5))]);
        digest.Reports.Select(report => report.PlanTitle).ShouldBeUnique();
    }

    [Fact]
    public async Task Reports_OfEachPlan_AreCountedApartOnTheBoard()
    {
        await using var province = await PublishedProvince.CreateAsync();
        await PublishSecondAsync(province);

        var reports = await province.RunAsync(
            (PlanReportsQuery query) => query.ExecuteAsync(new BoardFilter { Year = 2020 }, Token));

        reports.Count.ShouldBe(2);
        reports.Single(plan => plan.Code == Second).Count.ShouldBe(1);
        var rows = await province.RunAsync((BoardRowsQuery query) => query.ExecuteAsync(
            new BoardFilter { Year = 2020, PlanCode = Second }, new BoardCell { IsReportHandedIn = false }, 0, 10, Token));
        rows.Rows.ShouldHaveSingleItem().Due.ShouldBe(DueDate.Before(new LocalDate(2020, 6, 5)));
        rows.PlanTitle.ShouldBe("Kế hoạch phòng, chống ma túy học đường");
    }

    private static Task<PlanCoverage> CoverageAsync(PublishedProvince province, string plan, int year) =>
        province.RunAsync((CoverageQuery query) => query.ExecuteAsync(1, plan, year, Token));

    private static Task<BoardFigures> BoardAsync(PublishedProvince province, string? plan) => province.RunAsync(
        (ComplianceBoard board) => board.ExecuteAsync(new BoardFilter { Year = 2019, PlanCode = plan }, Token));

    private static async Task PublishSecondAsync(PublishedProvince province)
    {
        var matrixId = await province.RunAsync(async (AgencyTasksDb db) =>
        {
            var health = await db.Agencies.FirstAsync(agency => agency.Code == Health, Token);
            var plan = new Plan
            {
                Code = Second,
                Title = "Kế hoạch phòng, chống ma túy học đường",
                Text = "Quản lý chặt chẽ đối tượng trên địa bàn.",
                FirstYear = 2019,
                LastYear = 2021,
            };
            plan.Add(new PlanSentence { Citation = "V.7.1a", Text = plan.Text, Start = 0 });
            plan.Add(new PlanSentence { Citation = "VII.2.2a", Text = "Báo cáo trước ngày 05 tháng 6.", Start = null });
            var matrix = new AssignmentMatrix { PlanId = plan.Id, Version = 1 };
            var (from, to) = (new LocalDate(2019, 1, 1), new LocalDate(2021, 12, 31));
            matrix.Add(new DutyBuilder().Code("V.7.1a").LedBy(health).Effective(from, to).Build());
            matrix.Add(new DutyBuilder().Code("VII.2.2a").LedBy(health).Every(Recurrence.Yearly).Due("before 5/6")
                .Effective(from, to).Build(2));
            db.AddRange(plan, matrix);
            await db.SaveChangesAsync(Token);
            return matrix.Id;
        });
        var officer = await province.ReadAsync(db => db.People.Where(person => person.Code == "ma-dinh-thach")
            .Select(person => person.Id).FirstAsync(Token));
        var by = await province.RunAsync((FindViewer find) => find.ExecuteAsync(officer, Token));
        var shown = await province.RunAsync((PreviewPublication preview) => preview.ExecuteAsync(matrixId, Token));
        await province.RunAsync((PublishMatrix publish) => publish.ExecuteAsync(new(matrixId, shown.Diff.Fingerprint, by!), Token));
    }
}
