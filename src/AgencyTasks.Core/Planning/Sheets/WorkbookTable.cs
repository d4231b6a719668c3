using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>Reads a workbook that has passed the checks cell by cell, without building it up in memory.</summary>
internal sealed partial class WorkbookTable
{
    private static readonly LocalDate DayZero = new(1899, 12, 30);
    private static readonly LocalDate DayZeroOfMac = new(1904, 1, 1);

    private readonly string name;
    private readonly WorkbookPart workbook;
    private readonly List<string> strings;
    private readonly List<bool> isDateStyle;
    private readonly LocalDate dayZero;

    private WorkbookTable(string name, WorkbookPart workbook)
    {
        this.name = name;
        this.workbook = workbook;
        strings = ReadStrings();
        isDateStyle = ReadStyles();
        dayZero = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? DayZeroOfMac : DayZero;
    }

    public static SheetTable Read(string name, byte[] bytes)
    {
        var settings = new OpenSettings { MaxCharactersInPart = SheetLimits.MaxCharacters };
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false, settings);
        return new WorkbookTable(name, file.WorkbookPart!).Read();
    }

    private SheetTable Read()
    {
        var sheets = workbook.Workbook?.Sheets?.Elements<Sheet>().ToList() ?? [];
        var visible = sheets.Where(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible).ToList();
        var sheet = visible.Find(one => one.Name?.Value == DutyWorkbook.SheetName) ?? visible.FirstOrDefault();
        if (sheet is null || PartOf(sheet) is not { } part)
        {
            throw new SheetRefusedException("File.NoRows", name);
        }

        var merged = new List<SheetArea>();
        var rows = ReadRows(part, merged);
        return new SheetTable(sheet.Name?.Value ?? "", rows, merged, StampOf(sheets));
    }

    private SheetStamp? StampOf(List<Sheet> sheets)
    {
        if (sheets.Find(one => one.Name?.Value == DutyWorkbook.StampName) is not { } sheet || PartOf(sheet) is not { } part)
        {
            return null;
        }

        var lines = ReadRows(part, []).DistinctBy(row => row[1].Text).ToDictionary(row => row[1].Text, row => row[2].Text);
        return new SheetStamp(
            lines.GetValueOrDefault(DutyWorkbook.StampTemplate, ""),
            lines.GetValueOrDefault(DutyWorkbook.StampPlan, ""),
            lines.GetValueOrDefault(DutyWorkbook.StampVersion, ""));
    }

    private WorksheetPart? PartOf(Sheet sheet) =>
        sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) ? part as WorksheetPart : null;

    private IReadOnlyList<SheetRow> ReadRows(WorksheetPart part, List<SheetArea> merged)
    {
        var rows = new SheetRows(name);
        using var reader = ReaderOf(part);
        var number = 0;
        var cells = new Dictionary<int, SheetCell>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row")
            {
                rows.Add(number, cells);
                cells = [];
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "row" when !reader.IsEmptyElement:
                        number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                            ? n
                            : number + 1;
                        if (number > SheetLimits.LastRow)
                        {
                            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
                        }

                        break;
                    case "c":
                        ReadCell(reader, cells);
                        break;
                    case "mergeCell" when merged.Count < SheetLimits.MaxMerged && SheetArea.Parse(reader.GetAttribute("ref") ?? "") is { } area:
                        merged.Add(area);
                        break;
                }
            }
        }

        return rows.All;
    }

    private static XmlReader ReaderOf(OpenXmlPart part) => XmlReader.Create(
        part.GetStream(), new XmlReaderSettings { CloseInput = true, MaxCharactersInDocument = SheetLimits.MaxXml });

    private void ReadCell(XmlReader reader, Dictionary<int, SheetCell> cells)
    {
        var (column, _) = SheetAddress.Parse(reader.GetAttribute("r") ?? "");
        column = column > 0 ? column : cells.Keys.DefaultIfEmpty().Max() + 1;
        var type = reader.GetAttribute("t") ?? "n";
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (reader.IsEmptyElement || column > SheetLimits.MaxColumns)
        {
            return;
        }

        var text = new StringBuilder();
        var hasFormula = false;
        using var cell = reader.ReadSubtree();
        cell.Read();
        var isInPhonetic = false;
        while (cell.Read())
        {
            hasFormula |= cell.NodeType == XmlNodeType.Element && cell.LocalName == "f";
            isInPhonetic = cell.LocalName == "rPh" ? cell.NodeType == XmlNodeType.Element : isInPhonetic;
            if (cell.NodeType == XmlNodeType.Element && cell.LocalName is "v" or "t" && !isInPhonetic && !cell.IsEmptyElement)
            {
                text.Append(InnerText(cell));
            }
        }

        cells[column] = CellOf(type, style, text.ToString(), hasFormula);
    }

    /// <summary>Stays on the element's end, so that the loop around it goes on rightly.</summary>
    private static string InnerText(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            text.Append(reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                or XmlNodeType.CDATA ? reader.Value : "");
        }

        return text.ToString();
    }

    private SheetCell CellOf(string type, int style, string value, bool hasFormula)
    {
        var text = type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count
                ? strings[at]
                : "",
            "inlineStr" or "str" => Unescape(value),
            "n" => NumberOf(value, style),
            _ => value,
        };
        var kind = hasFormula ? SheetCellKind.Formula
            : type == "e" ? SheetCellKind.Error
            : type == "n" && text == value && value.Length > 0 ? SheetCellKind.Number
            : SheetCellKind.Text;
        return new SheetCell(text, kind);
    }

    /// <summary>A number in the format of a date is that date.</summary>
    private string NumberOf(string value, int style) =>
        style < isDateStyle.Count && isDateStyle[style]
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 200_000
            ? Wording.Day(dayZero.PlusDays((int)days))
            : value;

    private List<string> ReadStrings()
    {
        var all = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return all;
        }

        var limit = new SheetRows(name);
        using var reader = ReaderOf(part);
        var text = new StringBuilder();
        var isInPhonetic = false;
        while (reader.Read())
        {
            isInPhonetic = reader.LocalName == "rPh" ? reader.NodeType == XmlNodeType.Element : isInPhonetic;
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t" && !isInPhonetic && !reader.IsEmptyElement)
            {
                text.Append(InnerText(reader));
            }
            else if (reader.LocalName == "si" && (reader.NodeType == XmlNodeType.EndElement || reader.IsEmptyElement))
            {
                limit.Count(text.Length + 1);
                all.Add(Unescape(text.ToString()));
                text.Clear();
            }
        }

        return all;
    }

    private List<bool> ReadStyles()
    {
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } sheet)
        {
            return [];
        }

        var own = (sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .DistinctBy(format => format.NumberFormatId!.Value)
            .ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode?.Value ?? "");
        return [.. formats.Elements<CellFormat>().Select(format => IsDate(format.NumberFormatId?.Value ?? 0, own))];
    }

    private static bool IsDate(uint id, Dictionary<uint, string> own) =>
        own.TryGetValue(id, out var code) ? DatePart().IsMatch(Quoted().Replace(code, "")) : id is (>= 14 and <= 17) or 22;

    /// <summary>Excel writes what XML does not take as _x000D_.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)int.Parse(
            match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("[dy]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePart();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
