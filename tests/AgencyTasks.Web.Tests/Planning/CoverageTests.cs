using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>The whole plan with what became of each sentence, as a page and as a workbook.</summary>
public sealed class CoverageTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Page = "/ma-tran/1/do-phu?nam=2019";

    [Fact]
    public async Task Coverage_ShowsEverySentenceOnce_AndEverySectionOfThePlan()
    {
        var page = await (await web.SignedInAsync(PoliceSteps.Committee)).OpenAsync(Page);

        page.Heading.ShouldBe("Độ phủ kế hoạch, năm 2019");
        page.Document.QuerySelectorAll("article.sentence").Length.ShouldBe(43);
        page.Document.QuerySelectorAll("article.sentence").Select(sentence => sentence.Id).ShouldBeUnique();
        page.Document.QuerySelectorAll(".coverage-map .map-cell").Length.ShouldBe(43);
        page.Document.QuerySelectorAll("main h2, .plan-quiet-head").Select(head => OpenedPage.Fold(head.TextContent)).ShouldBe(
            [
                "Kế hoạch nhìn một lượt", "Phần mở đầu", "I. MỤC ĐÍCH, YÊU CẦU", "II. CHỈ TIÊU CỤ THỂ", "III. ĐỊA BÀN, THỜI GIAN CHUYỂN HÓA",
                "IV. NỘI DUNG CÔNG TÁC TRỌNG TÂM", "V. PHÂN CÔNG NHIỆM VỤ", "VI. KINH PHÍ THỰC HIỆN", "VII. TỔ CHỨC THỰC HIỆN",
            ]);
        page.Document.QuerySelector("#cau-V-13-1c")!.TextContent.ShouldContain("Không giao việc, có lý do");
        page.Document.QuerySelector("#cau-V-7-1b .covered-duties")!.TextContent.ShouldContain("Sở Y tế");
    }

    [Fact]
    public async Task HeadFigures_LinkToExactlyTheirSentences()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync(Page);
        var heads = page.Document.QuerySelectorAll(".coverage-heads a").ToList();

        heads.Select(head => head.GetAttribute("data-count")).Take(4).ShouldBe(["43", "42", "1", "0"]);
        foreach (var head in heads)
        {
            var shown = await client.OpenAsync(head.GetAttribute("href")!);
            shown.Document.QuerySelectorAll("article.sentence").Length.ShouldBe(Number(head), head.TextContent);
        }
    }

    [Fact]
    public async Task EveryFigure_LinksToExactlyItsTasksOnTheBoard()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync(Page);
        var figures = page.Document.QuerySelectorAll("#cau-V-7-2a a[data-count], #cau-VII-2-2a a[data-count], .coverage-total a[data-count]").ToList();

        figures.Count.ShouldBeGreaterThan(5);
        foreach (var figure in figures)
        {
            var rows = await client.OpenAsync(figure.GetAttribute("href")!);
            rows.Document.QuerySelector("[data-rows]")!.GetAttribute("data-rows")
                .ShouldBe(figure.GetAttribute("data-count"), figure.TextContent);
        }
    }

    [Fact]
    public async Task Sentence_NobodyBegan_SaysSo_UntilSomebodyHandsIn()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync(Page);
        page.Document.QuerySelector("article[data-standing=Untouched]")!.TextContent
            .ShouldContain("Năm 2019 chưa ai làm gì về câu này");
        page.Document.QuerySelector("#cau-V-8-1a")!.TextContent.ShouldContain("Năm nay chưa có việc đến hạn");
        var before = await CountAsync(client, "chua-ai-lam");
        await web.HandedInAsync();

        (await CountAsync(client, "chua-ai-lam")).ShouldBeLessThan(before);
    }

    [Fact]
    public async Task FocalPoint_SeesThePlanAndTheOwnFigures_AndNothingSaidOfOthers()
    {
        var page = await (await web.SignedInAsync(PoliceSteps.FocalPoint)).OpenAsync(Page + "&loc=chua-ai-lam");

        page.Document.QuerySelectorAll("article.sentence").Length.ShouldBe(43);
        page.Text.ShouldNotContain("chưa ai làm gì");
        page.Text.ShouldContain("chỉ gồm việc anh chị được xem");
        page.Document.QuerySelectorAll("main a[href^='/bang']").ShouldBeEmpty();
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Gap_IsNamed_AndClosedByACoordinatorsReason()
    {
        var version = await DraftWithoutAsync("V.10.1a");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var address = $"/ma-tran/{version}/do-phu?nam=2019&loc=con-thieu";
        var page = await client.OpenAsync(address);
        page.Document.QuerySelectorAll("article.sentence").Single().Id.ShouldBe("cau-V-10-1a");

        var refused = await client.ForceAsync(
            page, $"/ma-tran/{version}/do-phu?handler=Reason", new() { ["cau"] = "V.10.1b", ["ly-do"] = "Chỉ nêu yêu cầu chung." });
        refused.Status.ShouldBe(409);
        refused.Errors.Single().ShouldStartWith("Câu V.10.1b đã có nhiệm vụ");

        var saved = await client.SubmitFormAsync(page.Form("#cau-V-10-1a form"), new() { ["ly-do"] = "Chỉ nêu yêu cầu chung." });
        saved.Status.ShouldBe(200);
        saved.Text.ShouldContain("không câu nào bị bỏ quên");
        (await client.OpenAsync($"/ma-tran/{version}/do-phu?nam=2019&loc=co-ly-do")).Text.ShouldContain("Chỉ nêu yêu cầu chung.");
    }

    [Fact]
    public async Task Workbook_OpenedAgain_SaysTheSameAsThePage()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var answer = await client.GetAsync("/ma-tran/1/do-phu?nam=2019&handler=Excel", TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldEndWith("-2019.xlsx");

        using var file = SpreadsheetDocument.Open(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), isEditable: false);
        var sheets = file.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
        sheets.Select(sheet => sheet.Name!.Value).ShouldBe(["Theo câu", "Theo nhiệm vụ", "Tổng hợp"]);
        Rows(file, sheets[0]).Count.ShouldBe(44);
        Rows(file, sheets[1]).Count.ShouldBe(61);
        Rows(file, sheets[0])[1][0].ShouldBe("V.1.1a");
        Rows(file, sheets[2]).ShouldContain(row => row[0] == "Số nhiệm vụ" && row[1] == "60");
    }

    [Fact]
    public async Task TwoVersions_SideBySide_ShowTheWordsThatChanged()
    {
        var version = await DraftWithoutAsync("V.12.1a");
        var client = await web.SignedInAsync(PoliceSteps.FocalPoint);

        var page = await client.OpenAsync($"/ma-tran/so-sanh?tu=1&den={version}");

        page.Heading.ShouldBe($"So sánh phiên bản 1 và {version}");
        page.Document.QuerySelectorAll(".compare-counts li").Select(count => count.GetAttribute("data-count")).ShouldBe(
            ["0", "1", "1", "58"]);
        var changed = page.Document.QuerySelector("#doi .compared")!;
        changed.QuerySelector("del")!.TextContent.ShouldBe("quý,");
        changed.QuerySelector("ins")!.TextContent.ShouldBe("tháng,");
        changed.TextContent.ShouldContain("Lý do: Công văn 12");
        (await client.OpenAsync($"/ma-tran/so-sanh?tu=1&den={version}&chu-tri=so-y-te")).Text.ShouldContain("Không có nhiệm vụ nào thêm, bỏ hay đổi");
    }

    private static async Task<int> CountAsync(HttpClient client, string filter) =>
        Number((await client.OpenAsync(Page)).Document.QuerySelector($".coverage-heads a[href*='loc={filter}']")!);

    private static int Number(IElement figure) =>
        int.Parse(figure.GetAttribute("data-count")!, System.Globalization.CultureInfo.InvariantCulture);

    private static List<List<string>> Rows(SpreadsheetDocument file, Sheet sheet) =>
    [
        .. ((WorksheetPart)file.WorkbookPart!.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()),
    ];

    /// <summary>The next version of the matrix as a draft, without a sentence's duties, with V.1.1a-1 every month.</summary>
    private Task<int> DraftWithoutAsync(string citation) => web.ReadAsync(async db =>
    {
        var published = await db.Matrices.Include(matrix => matrix.Duties).FirstAsync(matrix => matrix.Version == 1);
        var latest = await db.Matrices.MaxAsync(matrix => matrix.Version);
        var officer = await db.People.Where(person => person.Code == PoliceSteps.Officer).Select(person => person.Id).FirstAsync();
        var change = new DutyChange(officer, WebFixture.Morning, "Công văn 12/CAT");
        var draft = published.DraftNext();
        foreach (var duty in draft.Duties.Where(duty => duty.Citation == citation).ToList())
        {
            draft.Remove(duty.Code, duty.Id, change);
        }

        var before = draft.Duties.First(duty => duty.Code == "V.1.1a-1");
        draft.Replace(before.Id, Monthly(before), change);
        // An earlier test's draft makes room.
        await db.Matrices.Where(matrix => matrix.Version == draft.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(matrix => matrix.Version, latest + 1));
        db.Add(draft);
        await db.SaveChangesAsync();
        return draft.Version;
    });

    private static Duty Monthly(Duty duty) => new()
    {
        Code = duty.Code, Position = duty.Position, Citation = duty.Citation, Quote = duty.Quote, Title = duty.Title,
        Text = duty.Text, WorkArea = duty.WorkArea, Leads = duty.Leads, Coordinators = duty.Coordinators, Mode = duty.Mode,
        Scope = duty.Scope, Recurrence = AgencyTasks.Domain.Calendars.Recurrence.Monthly, DueRule = duty.DueRule,
        EvidenceAskedFor = duty.EvidenceAskedFor, FiguresAskedFor = duty.FiguresAskedFor,
        NeedsVerification = duty.NeedsVerification, EffectiveFrom = duty.EffectiveFrom, EffectiveTo = duty.EffectiveTo,
        ProposedValues = duty.ProposedValues,
    };
}
