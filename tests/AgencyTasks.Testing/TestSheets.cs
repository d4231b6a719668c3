using System.Globalization;
using System.Security;
using System.Text;
using ExcelDataReader;

namespace AgencyTasks.Testing;

/// <summary>A cell that is more than its text.</summary>
/// <param name="Type">As in the sheet's XML: n, e, str …</param>
public sealed record RawCell(string Value, string Type = "n", string? Formula = null, int Style = 0)
{
    public static RawCell Number(double value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A real date of Excel, in the format dd/mm/yyyy.</summary>
    public static RawCell Date(int serial) => new(serial.ToString(CultureInfo.InvariantCulture), Style: 1);

    public static RawCell Calculated(string formula, string value) => new(value, "str", formula);
}

/// <summary>Workbooks as strangers make them, and how another reader than ours sees one.</summary>
public static class TestSheets
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <param name="rows">Cells as texts or <see cref="RawCell"/>; null: no cell.</param>
    /// <param name="merged">Areas such as A2:B3.</param>
    public static byte[] Xlsx(IEnumerable<IReadOnlyList<object?>> rows, params string[] merged)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var at = 0; at < row.Count; at++)
            {
                Append(xml, row[at], Column(at) + number.ToString(CultureInfo.InvariantCulture));
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merged.Length > 0)
        {
            xml.Append("<mergeCells>").AppendJoin("", merged.Select(area => $"<mergeCell ref=\"{area}\"/>")).Append("</mergeCells>");
        }

        return TestFiles.Zip(
            ("[Content_Types].xml", TestFiles.Utf8(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>"
                + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}.worksheet+xml\"/></Types>")),
            ("_rels/.rels", TestFiles.Relations(("officeDocument", "xl/workbook.xml", false))),
            ("xl/_rels/workbook.xml.rels", TestFiles.Relations(
                ("worksheet", "worksheets/sheet1.xml", false), ("styles", "styles.xml", false))),
            ("xl/workbook.xml", TestFiles.Utf8(
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
            ("xl/styles.xml", TestFiles.Utf8(
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
            ("xl/worksheets/sheet1.xml", TestFiles.Utf8(xml.Append("</worksheet>").ToString())));
    }

    /// <summary>The sheets by their names, each cell as another reader gives it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Open(byte[] xlsx)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(xlsx));
        var sheets = new Dictionary<string, IReadOnlyList<string[]>>();
        do
        {
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) switch
                {
                    DateTime day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                })]);
            }

            sheets.Add(reader.Name, rows);
        }
        while (reader.NextResult());

        return sheets;
    }

    private static void Append(StringBuilder xml, object? cell, string at) => xml.Append(cell switch
    {
        null => "",
        RawCell raw => $"<c r=\"{at}\" t=\"{raw.Type}\" s=\"{raw.Style}\">{(raw.Formula is null ? "" : $"<f>{raw.Formula}</f>")}<v>{raw.Value}</v></c>",
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell.ToString())}</t></is></c>",
    });

    private static string Column(int at) => at < 26 ? $"{(char)('A' + at)}" : $"A{(char)('A' + at - 26)}";
}
