using System.Drawing;
using NodaTime;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace AgencyTasks.Core.Files;

/// <summary>A column of a list: its heading, its width in characters, its value in a row.</summary>
/// <param name="Value">Text, a whole or a decimal number, a date, yes or no; null leaves the cell empty.</param>
public sealed record ListColumn<T>(string Heading, double Width, Func<T, object?> Value);

/// <summary>A sheet of a list workbook; its rows are read while it is written.</summary>
public sealed record ListSheet(
    string Name, IReadOnlyList<string> Headings, IReadOnlyList<double> Widths, IAsyncEnumerable<IReadOnlyList<object?>> Rows,
    int Count)
{
    public static ListSheet Of<T>(string name, IReadOnlyCollection<T> rows, params ListColumn<T>[] columns) =>
        Of(name, rows.ToAsyncEnumerable(), rows.Count, columns);

    /// <param name="count">How many rows there are, for the filter of the head row.</param>
    public static ListSheet Of<T>(string name, IAsyncEnumerable<T> rows, int count, params ListColumn<T>[] columns) => new(
        name,
        [.. columns.Select(column => column.Heading)],
        [.. columns.Select(column => column.Width)],
        rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.Value(row))]),
        count);
}

/// <summary>"Tải Excel" of every list: one head row that stays in sight and filters; dates are dates, numbers numbers; text that
/// a spreadsheet might run as a formula is made harmless.</summary>
public static class ListWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a cell takes; a file with more is called broken.</summary>
    private const int LongestText = 32_767;

    /// <summary>What a sheet takes below its head; a file with more is called broken.</summary>
    private const int MostRows = 1_048_575;

    public static async Task<byte[]> WriteAsync(IReadOnlyList<ListSheet> sheets, CancellationToken token)
    {
        using var stream = new MemoryStream();
        await WriteAsync(stream, sheets, token);
        return stream.ToArray();
    }

    public static async Task WriteAsync(Stream stream, IReadOnlyList<ListSheet> sheets, CancellationToken token)
    {
        var options = new SpreadCheetahOptions { DefaultFont = new DefaultFont { Name = "Times New Roman", Size = 12 } };
        await using var workbook = await Spreadsheet.CreateNewAsync(stream, options, token);
        var looks = new Looks(workbook);
        foreach (var sheet in sheets)
        {
            await StartAsync(workbook, sheet, 0, looks, token);
            var (parts, left) = (1, MostRows);
            await foreach (var row in sheet.Rows.WithCancellation(token))
            {
                if (left-- == 0)
                {
                    await StartAsync(workbook, sheet, parts++, looks, token);
                    left = MostRows - 1;
                }

                await workbook.AddRowAsync([.. row.Select(looks.CellOf)], token);
            }
        }

        await workbook.FinishAsync(token);
    }

    /// <summary>Without what a spreadsheet might run: a leading = + - @ or tab gets an apostrophe before it.</summary>
    public static string Harmless(string text)
    {
        var clean = string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));
        var safe = clean.TrimStart() is ['=' or '+' or '-' or '@' or '\t', ..] || clean is ['\t' or '\n', ..] ? "'" + clean : clean;
        return safe.Length <= LongestText ? safe : safe[..(LongestText - 1)] + "…";
    }

    /// <param name="part">Of a list longer than a sheet: the sheets after the first are numbered.</param>
    private static async Task StartAsync(Spreadsheet workbook, ListSheet sheet, int part, Looks looks, CancellationToken token)
    {
        var rows = Math.Clamp(sheet.Count - (part * MostRows), 0, MostRows);
        await workbook.StartWorksheetAsync(
            part == 0 ? sheet.Name : $"{sheet.Name} ({part + 1})", OptionsOf(sheet, rows), token);
        await workbook.AddRowAsync([.. sheet.Headings.Select(heading => new Cell(heading, looks.Head))], token);
    }

    private static WorksheetOptions OptionsOf(ListSheet sheet, int rows)
    {
        var options = new WorksheetOptions
        {
            FrozenRows = 1,
            AutoFilter = new AutoFilterOptions($"A1:{Letters(sheet.Headings.Count)}{rows + 1}"),
        };
        for (var i = 0; i < sheet.Widths.Count; i++)
        {
            options.Column(i + 1).Width = sheet.Widths[i];
        }

        return options;
    }

    /// <summary>The letters of a column: 1 is A, 27 is AA.</summary>
    private static string Letters(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private sealed class Looks(Spreadsheet workbook)
    {
        private readonly StyleId text = workbook.AddStyle(Styled(style => style.Alignment.WrapText = true));
        private readonly StyleId number = workbook.AddStyle(Styled(style => style.Format = NumberFormat.Custom("#,##0.##")));
        private readonly StyleId whole = workbook.AddStyle(Styled(style => style.Format = NumberFormat.Custom("#,##0")));
        private readonly StyleId date = workbook.AddStyle(Styled(style => style.Format = NumberFormat.Custom("dd/mm/yyyy")));

        public StyleId Head { get; } = workbook.AddStyle(Styled(style =>
        {
            style.Font.Bold = true;
            style.Fill.Color = Color.FromArgb(0xE9, 0xF0, 0xF9);
            style.Alignment.WrapText = true;
        }));

        public Cell CellOf(object? value) => value switch
        {
            null => default,
            string words => new Cell(Harmless(words), text),
            int count => new Cell(count, whole),
            long count => new Cell(count, whole),
            decimal figure => new Cell(figure, number),
            LocalDate day => new Cell(day.ToDateTimeUnspecified(), date),
            bool yes => new Cell(yes),
            _ => throw new ArgumentException($"A cell takes no {value.GetType().Name}.", nameof(value)),
        };

        private static Style Styled(Action<Style> look)
        {
            var style = new Style();
            style.Alignment.Vertical = VerticalAlignment.Top;
            look(style);
            return style;
        }
    }
}
