using AgencyTasks.Core.Files;
using AgencyTasks.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>The lists as workbooks, opened again by another reader.</summary>
public sealed class ListWorkbookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OpenedAgain_HasItsHeadFrozenAndFiltered_AndEveryKindOfValue()
    {
        using var file = await OpenAsync(("Sở Y tế", 1234, new LocalDate(2019, 11, 14)), ("Sở Tư pháp", 7, null));
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet!;

        file.WorkbookPart.Workbook!.Descendants<Sheet>().Single().Name!.Value.ShouldBe("Danh sách");
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:C3");
        sheet.Descendants<Column>().First().Width!.Value.ShouldBe(40d, tolerance: 1);
        var rows = sheet.Descendants<Row>().ToList();
        Texts(rows[0]).ShouldBe(["Cơ quan", "Số việc", "Hạn"]);
        var cells = rows[1].Elements<Cell>().ToList();
        cells[0].InnerText.ShouldBe("Sở Y tế");
        (cells[1].DataType?.Value is null || cells[1].DataType!.Value == CellValues.Number).ShouldBeTrue();
        cells[1].InnerText.ShouldBe("1234");
        cells[2].InnerText.ShouldBe("43783", "14/11/2019 as a spreadsheet counts days");
        var format = (CellFormat)file.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt((int)cells[2].StyleIndex!.Value);
        file.WorkbookPart.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(one => one.NumberFormatId!.Value == format.NumberFormatId!.Value).FormatCode!.Value.ShouldBe("dd/mm/yyyy");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+84 207 3822 000", "'+84 207 3822 000")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("Sở Y tế = cơ quan chủ trì", "Sở Y tế = cơ quan chủ trì")]
    [InlineData("dòng 1\ndòng 2\u0007", "dòng 1\ndòng 2")]
    public async Task Text_ThatASpreadsheetMightRun_IsMadeHarmless(string typed, string written)
    {
        using var file = await OpenAsync((typed, 1, null));
        var cell = file.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Last().Elements<Cell>().First();

        cell.CellFormula.ShouldBeNull();
        cell.InnerText.ShouldBe(written);
    }

    [Fact]
    public void Text_LongerThanACellTakes_IsCut() => ListWorkbook.Harmless(new string('a', 40_000)).Length.ShouldBe(32_767);

    [Fact]
    public async Task List_WithoutRows_StillOpens()
    {
        using var file = await OpenAsync();

        file.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task List_LongerThanASheetTakes_GoesOnInTheNext()
    {
        const int count = 1_048_577;
        var sheet = ListSheet.Of(
            "Nhật ký", Enumerable.Range(1, count).ToAsyncEnumerable(), count, new ListColumn<int>("Số", 10, number => number));

        var sheets = TestSheets.Open(await ListWorkbook.WriteAsync([sheet], Token));

        sheets.Keys.ShouldBe(["Nhật ký", "Nhật ký (2)"]);
        sheets["Nhật ký"].Count.ShouldBe(1_048_576);
        sheets["Nhật ký (2)"].Select(row => row[0]).ShouldBe(["Số", "1048576", "1048577"]);
    }

    private static IEnumerable<string> Texts(Row row) => row.Elements<Cell>().Select(cell => cell.InnerText);

    private static async Task<SpreadsheetDocument> OpenAsync(params (string Body, int Count, LocalDate? Due)[] rows)
    {
        var sheet = ListSheet.Of(
            "Danh sách",
            rows,
            new ListColumn<(string Body, int Count, LocalDate? Due)>("Cơ quan", 40, row => row.Body),
            new ListColumn<(string Body, int Count, LocalDate? Due)>("Số việc", 10, row => row.Count),
            new ListColumn<(string Body, int Count, LocalDate? Due)>("Hạn", 12, row => row.Due));
        var file = await ListWorkbook.WriteAsync([sheet], Token);
        return SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
    }
}
