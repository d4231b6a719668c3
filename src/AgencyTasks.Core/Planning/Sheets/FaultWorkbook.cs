using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The workbook that came in, given back with a last column "Lỗi" and the faulty cells coloured; a CSV file comes
/// back as a workbook.</summary>
public sealed class FaultWorkbook
{
    /// <summary>A sheet with more than this is written anew from its cells instead of being kept in memory whole.</summary>
    private const int MaxCharacters = 30_000_000;

    private readonly WorkbookPart workbook;
    private readonly Dictionary<uint, uint> markedStyles = [];
    private readonly Stylesheet styles;
    private readonly uint fill;
    private readonly uint sentenceStyle;

    private FaultWorkbook(WorkbookPart workbook)
    {
        this.workbook = workbook;
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
        styles = part.Stylesheet ??= SheetStyles.Make();
        styles.Fills ??= new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        styles.CellFormats ??= new CellFormats(new CellFormat());
        styles.Fills.Append(SheetStyles.Solid(SheetStyles.FaultColour));
        fill = (uint)styles.Fills.Elements<Fill>().Count() - 1;
        styles.Fills.Count = fill + 1;
        sentenceStyle = AddFormat(new CellFormat(
            new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }, new Protection { Locked = false })
        { ApplyAlignment = true, ApplyProtection = true });
    }

    /// <param name="original">The bytes that came in.</param>
    /// <param name="headerRow">0: no headings were found.</param>
    /// <param name="sentence">What a fault reads like.</param>
    public static byte[] Write(
        SheetTable table, byte[] original, int headerRow, IReadOnlyList<SheetFault> faults, Func<SheetFault, string> sentence)
    {
        if (table.SheetName is null)
        {
            return Mark(OfTable(table), table, headerRow, faults, sentence);
        }

        try
        {
            return Mark(original, table, headerRow, faults, sentence);
        }
        catch (XmlException)
        {
            return Mark(OfTable(table), table, headerRow, faults, sentence);
        }
    }

    private static byte[] Mark(
        byte[] original, SheetTable table, int headerRow, IReadOnlyList<SheetFault> faults, Func<SheetFault, string> sentence)
    {
        var bytes = new MemoryStream();
        bytes.Write(original);
        using (var file = SpreadsheetDocument.Open(
            bytes, isEditable: true, new OpenSettings { MaxCharactersInPart = MaxCharacters }))
        {
            new FaultWorkbook(file.WorkbookPart!).MarkSheet(table, Math.Max(headerRow, 1), faults, sentence);
        }

        return bytes.ToArray();
    }

    private void MarkSheet(
        SheetTable table, int headerRow, IReadOnlyList<SheetFault> faults, Func<SheetFault, string> sentence)
    {
        var sheet = workbook.Workbook!.Sheets!.Elements<Sheet>().First(one => (one.Name?.Value ?? "") == (table.SheetName ?? DutyWorkbook.SheetName));
        var worksheet = ((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)).Worksheet!;
        var data = worksheet.GetFirstChild<SheetData>()!;
        var rows = RowsOf(data);
        var column = FaultColumn(table, headerRow);
        Widen(worksheet, data, column);
        Put(RowOf(data, rows, headerRow), column, headerRow, DutyWorkbook.FaultHeading);
        foreach (var group in faults.GroupBy(fault => Math.Max(fault.Row, headerRow)))
        {
            var row = RowOf(data, rows, group.Key);
            foreach (var at in group.Select(fault => fault.Column).Where(at => at > 0).Distinct())
            {
                Mark(CellOf(row, at, group.Key));
            }

            var words = string.Join("\n", group.Select(sentence).Distinct());
            Put(row, column, group.Key, group.Key == headerRow ? $"{DutyWorkbook.FaultHeading}: {words}" : words);
        }
    }

    /// <summary>Behind the last column in use; the one from an earlier round is written over.</summary>
    private static int FaultColumn(SheetTable table, int headerRow)
    {
        var header = table.Rows.FirstOrDefault(row => row.Number == headerRow);
        var earlier = header?.Cells.FirstOrDefault(cell => cell.Value.Text.StartsWith(DutyWorkbook.FaultHeading, StringComparison.Ordinal)).Key;
        return earlier is > 0 ? earlier.Value : table.Rows.SelectMany(row => row.Cells.Keys).DefaultIfEmpty().Max() + 1;
    }

    private static Dictionary<int, Row> RowsOf(SheetData data)
    {
        var rows = new Dictionary<int, Row>();
        var number = 0;
        foreach (var row in data.Elements<Row>())
        {
            number = row.RowIndex is null ? number + 1 : (int)row.RowIndex.Value;
            rows[number] = row;
        }

        return rows;
    }

    private static Row RowOf(SheetData data, Dictionary<int, Row> rows, int number)
    {
        if (!rows.TryGetValue(number, out var row))
        {
            row = new Row { RowIndex = (uint)number };
            var next = rows.Where(one => one.Key > number).OrderBy(one => one.Key).FirstOrDefault().Value;
            data.InsertBefore(row, next);
            rows.Add(number, row);
        }

        return row;
    }

    private static Cell CellOf(Row row, int column, int number)
    {
        var reference = SheetAddress.Of(column, number);
        Cell? next = null;
        foreach (var cell in row.Elements<Cell>())
        {
            var at = SheetAddress.Parse(cell.CellReference?.Value ?? "").Column;
            if (at == column)
            {
                return cell;
            }

            if (at > column)
            {
                next = cell;
                break;
            }
        }

        return row.InsertBefore(new Cell { CellReference = reference }, next)!;
    }

    private void Put(Row row, int column, int number, string text)
    {
        var cell = CellOf(row, column, number);
        cell.CellFormula = null;
        cell.CellValue = null;
        cell.DataType = CellValues.InlineString;
        cell.StyleIndex = sentenceStyle;
        cell.InlineString = new InlineString(new Text(CellText.Neutralise(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>The cell's own look, with our colour behind it.</summary>
    private void Mark(Cell cell)
    {
        var own = cell.StyleIndex?.Value ?? 0;
        if (!markedStyles.TryGetValue(own, out var marked))
        {
            var format = (CellFormat)(styles.CellFormats!.Elements<CellFormat>().ElementAtOrDefault((int)own)?.CloneNode(true) ?? new CellFormat());
            format.FillId = fill;
            format.ApplyFill = true;
            marked = AddFormat(format);
            markedStyles.Add(own, marked);
        }

        cell.StyleIndex = marked;
    }

    private uint AddFormat(CellFormat format)
    {
        var formats = styles.CellFormats!;
        formats.Append(format);
        formats.Count = (uint)formats.Elements<CellFormat>().Count();
        return formats.Count - 1;
    }

    /// <summary>Wide enough for sentences.</summary>
    private static void Widen(Worksheet sheet, SheetData data, int column)
    {
        var columns = sheet.GetFirstChild<Columns>() ?? sheet.InsertBefore(new Columns(), data)!;
        var at = (uint)column;
        if (columns.Elements<Column>().All(one => one.Max?.Value < at))
        {
            columns.Append(new Column { Min = at, Max = at, Width = 70, CustomWidth = true });
        }
    }

    /// <summary>The cells as a bare workbook, each in its place.</summary>
    private static byte[] OfTable(SheetTable table)
    {
        var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            var rows = table.Rows.Select(row => new Row(row.Cells.OrderBy(cell => cell.Key).Select(cell => new Cell(
                new InlineString(new Text(Plain(cell.Value.Text)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = SheetAddress.Of(cell.Key, row.Number),
                DataType = CellValues.InlineString,
                StyleIndex = SheetStyles.Open,
            }))
            { RowIndex = (uint)row.Number });
            workbook.AddNewPart<WorksheetPart>("duties").Worksheet = new Worksheet(new SheetData(rows));
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new Sheet { Name = table.SheetName ?? DutyWorkbook.SheetName, SheetId = 1, Id = "duties" }));
        }

        return bytes.ToArray();
    }

    // XML takes no control characters; a cell that has them is marked anyway.
    private static string Plain(string text) => CellText.Neutralise(CellText.Restore(
        string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'))));
}
