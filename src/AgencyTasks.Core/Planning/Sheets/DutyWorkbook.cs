using System.Globalization;
using AgencyTasks.Domain.Planning;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>Writes the template of a matrix, or the matrix itself in it: a frozen and locked header, drop-downs from the
/// live lists, and a hidden sheet that says whose it is.</summary>
public sealed class DutyWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string SheetName = "Nhiệm vụ";
    public const string ListsName = "Danh mục";
    public const string StampName = "_mau";
    public const string StampTemplate = "Phiên bản mẫu";
    public const string StampPlan = "Kế hoạch";
    public const string StampVersion = "Phiên bản ma trận";
    public const string FaultHeading = "Lỗi";

    /// <summary>Goes up when a column is added, renamed or taken away.</summary>
    public const string TemplateVersion = "1";

    /// <summary>Row 1 names the groups of the "sáu rõ", row 2 the columns.</summary>
    public const int HeaderRow = 2;

    private readonly SharedStrings strings = new();

    /// <param name="duties">None: the empty template.</param>
    public static byte[] Write(MatrixName matrix, IReadOnlyList<Duty> duties, DutyLists lists)
    {
        var rows = duties.Select(duty => DutyColumns.All
            .Select(column => new WrittenCell(column.Write(duty, lists), column.IsDate)).ToList());
        return new DutyWorkbook().Write(matrix, rows, duties.Count, lists);
    }

    private byte[] Write(
        MatrixName matrix, IEnumerable<IReadOnlyList<WrittenCell>> rows, int count, DutyLists lists)
    {
        var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            var choices = DutyColumns.All.Where(column => column.Choices is not null)
                .Select(column => (Column: column, Words: column.Choices!(lists))).Where(choice => choice.Words.Count > 0).ToList();
            WriteDuties(workbook.AddNewPart<WorksheetPart>("duties"), rows, count, choices);
            WriteList(workbook.AddNewPart<WorksheetPart>("lists"), choices
                .Select(choice => (IReadOnlyList<string>)[choice.Column.Heading, .. choice.Words]).ToList());
            // A list is a column: names in the first, values in the second.
            WriteList(
                workbook.AddNewPart<WorksheetPart>("stamp"),
                [
                    [StampTemplate, StampPlan, StampVersion],
                    [TemplateVersion, matrix.PlanCode, matrix.Version.ToString(CultureInfo.InvariantCulture)],
                ]);
            strings.WriteTo(workbook.AddNewPart<SharedStringTablePart>());
            workbook.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new Sheet { Name = SheetName, SheetId = 1, Id = "duties" },
                    new Sheet { Name = ListsName, SheetId = 2, Id = "lists", State = SheetStateValues.Hidden },
                    new Sheet { Name = StampName, SheetId = 3, Id = "stamp", State = SheetStateValues.VeryHidden }),
                new DefinedNames(new DefinedName($"'{SheetName}'!$1:${HeaderRow}")
                {
                    Name = "_xlnm.Print_Titles",
                    LocalSheetId = 0,
                }));
        }

        return bytes.ToArray();
    }

    private void WriteDuties(
        WorksheetPart part,
        IEnumerable<IReadOnlyList<WrittenCell>> rows,
        int count,
        IReadOnlyList<(DutyColumn Column, IReadOnlyList<string> Words)> choices)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            HorizontalSplit = 1,
            VerticalSplit = HeaderRow,
            TopLeftCell = SheetAddress.Of(2, HeaderRow + 1),
            ActivePane = PaneValues.BottomRight,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0, ShowGridLines = true }));
        writer.WriteElement(new Columns(DutyColumns.All.Select((column, at) => new Column
        {
            Min = (uint)at + 1,
            Max = (uint)at + 1,
            Width = column.Width,
            CustomWidth = true,
            Style = column.IsDate ? SheetStyles.Date : SheetStyles.Open,
        })));
        writer.WriteStartElement(new SheetData());
        var groups = DutyColumns.All.Select((column, at) =>
            at > 0 && DutyColumns.All[at - 1].Group == column.Group ? "" : column.Group).ToList();
        WriteRow(writer, 1, groups.Select(group => new WrittenCell(group, false)), SheetStyles.Group);
        WriteRow(writer, HeaderRow, DutyColumns.All.Select(column => new WrittenCell(column.Heading, false)), SheetStyles.Head);
        var number = HeaderRow;
        foreach (var row in rows)
        {
            WriteRow(writer, ++number, row, SheetStyles.Open);
        }

        writer.WriteEndElement();
        writer.WriteElement(new SheetProtection
        {
            Sheet = true, Objects = true, Scenarios = true, FormatCells = false, FormatColumns = false, FormatRows = false,
            InsertRows = false, DeleteRows = false, Sort = false, AutoFilter = false,
        });
        writer.WriteElement(new AutoFilter
        {
            Reference = $"A{HeaderRow}:{SheetAddress.Of(DutyColumns.All.Count, Math.Max(HeaderRow + count, HeaderRow + 1))}",
        });
        writer.WriteElement(new DataValidations(choices.Select((choice, at) => Validation(choice.Column, choice.Words.Count, at + 1))));
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    /// <summary>A closed list stops other words; where several bodies or free words may stand, it only offers.</summary>
    private static DataValidation Validation(DutyColumn column, int count, int listColumn)
    {
        var letter = SheetAddress.ColumnOf(DutyColumns.All.ToList().IndexOf(column) + 1);
        var list = SheetAddress.ColumnOf(listColumn);
        return new DataValidation(new Formula1($"'{ListsName}'!${list}$2:${list}${count + 1}"))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = column.IsClosed,
            ErrorTitle = column.Heading,
            Error = "Hãy chọn một giá trị trong danh sách thả xuống của ô.",
            SequenceOfReferences = new ListValue<StringValue>
            {
                InnerText = $"{letter}{HeaderRow + 1}:{letter}{HeaderRow + SheetLimits.MaxRows}",
            },
        };
    }

    private void WriteRow(OpenXmlWriter writer, int number, IEnumerable<WrittenCell> cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        var column = 0;
        foreach (var cell in cells)
        {
            writer.WriteElement(CellOf(cell, SheetAddress.Of(++column, number), style));
        }

        writer.WriteEndElement();
    }

    private Cell CellOf(WrittenCell cell, string reference, uint style) =>
        cell.IsDate && SheetStyles.SerialOf(cell.Text) is { } serial
            ? new Cell { CellReference = reference, StyleIndex = SheetStyles.Date, CellValue = new CellValue(serial) }
            : new Cell
            {
                CellReference = reference,
                StyleIndex = style,
                DataType = CellValues.SharedString,
                CellValue = new CellValue(strings.IndexOf(CellText.Neutralise(cell.Text))),
            };

    /// <summary>Each list is a column of its own.</summary>
    private void WriteList(WorksheetPart part, IReadOnlyList<IReadOnlyList<string>> lists)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        for (var at = 0; at < lists.Max(list => list.Count); at++)
        {
            var row = at;
            WriteRow(writer, at + 1, lists.Select(list => new WrittenCell(row < list.Count ? list[row] : "", false)), SheetStyles.Plain);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private sealed record WrittenCell(string Text, bool IsDate);
}
