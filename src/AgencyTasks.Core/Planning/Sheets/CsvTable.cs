using System.Globalization;
using System.Text;
using AgencyTasks.Domain;
using CsvHelper;
using CsvHelper.Configuration;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>A CSV file: UTF-8 with or without its mark, or UTF-16 with it; columns parted by comma, semicolon or tab.</summary>
internal static class CsvTable
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

    // Above Latin letters, what the bytes of Windows-1258 mean: đ ơ ư ă, and the tone marks behind a vowel.
    private static readonly byte[] MarksOf1258 = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];

    public static SheetTable Read(string name, byte[] bytes)
    {
        var text = UnicodeText.Decode(bytes) ?? DecodeLegacy(name, bytes);
        var rows = new SheetRows(name);
        using var parser = Parser(text, DelimiterOf(text));
        var number = 0;
        try
        {
            while (parser.Read())
            {
                number++;
                var cells = parser.Record!.Take(SheetLimits.MaxColumns)
                    .Select((cell, index) => (cell, index)).Where(pair => pair.cell.Length > 0)
                    .ToDictionary(pair => pair.index + 1, pair => new SheetCell(pair.cell));
                rows.Add(number, cells);
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new SheetRefusedException("File.TooMuchText", name);
        }
        catch (CsvHelperException)
        {
            throw new SheetRefusedException("File.CsvBroken", name, parser.Row);
        }

        return new SheetTable(null, rows.All, [], null);
    }

    /// <summary>The one that parts the most headings we know.</summary>
    private static string DelimiterOf(string text) => Delimiters.MaxBy(delimiter =>
    {
        using var parser = Parser(text, delimiter);
        try
        {
            return parser.Read() ? parser.Record!.Count(cell => DutyColumns.Find(cell) is not null) : 0;
        }
        catch (CsvHelperException)
        {
            return 0;
        }
    })!;

    private static CsvParser Parser(string text, string delimiter) => new(
        new StringReader(text),
        new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, IgnoreBlankLines = false, MaxFieldSize = 1_000_000 });

    /// <summary>TCVN3 and VNI hide in bytes of Western letters: they come through as such and are recognised later.</summary>
    private static string DecodeLegacy(string name, byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (LegacyText.Recognise([text]) is not null)
        {
            return text;
        }

        throw new SheetRefusedException(bytes.Count(MarksOf1258.Contains) > 2 ? "File.Windows1258" : "File.NotUnicode", name);
    }
}
