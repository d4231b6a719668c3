using System.Globalization;

namespace AgencyTasks.Core.Planning.Sheets;

public enum SheetCellKind
{
    /// <summary>Text, or a date by its format, written dd/MM/yyyy.</summary>
    Text,
    Number,
    Formula,

    /// <summary>#N/A, #REF! and the like.</summary>
    Error,
}

public sealed record SheetCell(string Text, SheetCellKind Kind = SheetCellKind.Text)
{
    public static SheetCell Empty { get; } = new("");
}

/// <summary>One row of a file; columns count from 1.</summary>
public sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    public SheetCell this[int column] => Cells.GetValueOrDefault(column, SheetCell.Empty);
}

/// <summary>What a template of ours says about itself on its hidden sheet.</summary>
public sealed record SheetStamp(string Template, string PlanCode, string Version);

/// <summary>A workbook's sheet or a CSV file as it was read: its rows that are not blank, the areas that are merged.</summary>
/// <param name="SheetName">Null: a CSV file.</param>
public sealed record SheetTable(
    string? SheetName, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetArea> Merged, SheetStamp? Stamp);

/// <summary>A rectangle of cells, such as A5:B7.</summary>
public sealed record SheetArea(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public static SheetArea? Parse(string reference)
    {
        var corners = reference.Split(':');
        var (column, row) = SheetAddress.Parse(corners[0]);
        var (lastColumn, lastRow) = SheetAddress.Parse(corners[^1]);
        return column == 0 || lastColumn == 0 ? null : new SheetArea(column, row, lastColumn, lastRow);
    }

    public override string ToString() =>
        $"{SheetAddress.Of(FirstColumn, FirstRow)}:{SheetAddress.Of(LastColumn, LastRow)}";
}

/// <summary>G12.</summary>
public static class SheetAddress
{
    public static string Of(int column, int row) => ColumnOf(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string ColumnOf(int column)
    {
        var letters = "";
        for (var left = column; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <returns>Column and row from 1; zeros: no address.</returns>
    public static (int Column, int Row) Parse(string address)
    {
        var column = 0;
        var at = 0;
        for (; at < address.Length && at < 3 && char.IsAsciiLetterUpper(address[at]); at++)
        {
            column = (column * 26) + (address[at] - 'A' + 1);
        }

        return column > 0 && int.TryParse(address.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (column, row)
            : (0, 0);
    }
}

/// <summary>Something in a file that a person has to set right, or ought to know.</summary>
/// <param name="Key">Of the sentence in the texts of the import.</param>
/// <param name="Row">0: the file as a whole.</param>
/// <param name="Column">0: the row as a whole.</param>
public sealed record SheetFault(string Key, int Row, int Column, IReadOnlyList<object> Values)
{
    /// <summary>G12; null: no single cell.</summary>
    public string? Cell => Row > 0 && Column > 0 ? SheetAddress.Of(Column, Row) : null;

    public static SheetFault OfFile(string key, params object[] values) => new(key, 0, 0, values);
}

/// <summary>A file that cannot be read as a table at all; nothing is kept of it.</summary>
public sealed class SheetRefusedException(SheetFault fault) : Exception($"Refused: {fault.Key}")
{
    public SheetRefusedException(string key, params object[] values)
        : this(SheetFault.OfFile(key, values))
    {
    }

    public SheetFault Fault { get; } = fault;
}

/// <summary>How large a table may be; far above a real matrix, far below what would hurt.</summary>
public static class SheetLimits
{
    public const int MaxRows = 20_000;
    public const int MaxColumns = 200;

    /// <summary>Enough to say that cells are merged.</summary>
    public const int MaxMerged = 500;

    /// <summary>A workbook has no rows below.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>Of all cells together; a workbook may name one text many times.</summary>
    public const int MaxCharacters = 40_000_000;

    /// <summary>Of the XML around them.</summary>
    public const long MaxXml = 200_000_000;
}

/// <summary>Takes the rows of a table in, up to the limits.</summary>
internal sealed class SheetRows(string name)
{
    private readonly List<SheetRow> rows = [];
    private long characters;

    public IReadOnlyList<SheetRow> All => rows;

    public void Add(int number, IReadOnlyDictionary<int, SheetCell> cells)
    {
        if (cells.Values.All(cell => string.IsNullOrWhiteSpace(cell.Text) && cell.Kind == SheetCellKind.Text))
        {
            return;
        }

        Count(cells.Values.Sum(cell => (long)cell.Text.Length));
        rows.Add(new SheetRow(number, cells));
        if (rows.Count > SheetLimits.MaxRows)
        {
            throw new SheetRefusedException("File.TooManyRows", name, SheetLimits.MaxRows);
        }
    }

    public void Count(long more)
    {
        characters += more;
        if (characters > SheetLimits.MaxCharacters)
        {
            throw new SheetRefusedException("File.TooMuchText", name);
        }
    }
}
