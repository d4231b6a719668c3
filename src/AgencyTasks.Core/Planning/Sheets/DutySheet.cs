using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>What a matrix is called in a file's hidden sheet.</summary>
public sealed record MatrixName(string PlanCode, int Version);

/// <summary>A row of a file that is read as a duty.</summary>
public sealed record DutyRow(int Number, DutyDraft Draft);

/// <summary>Three cells as they stand in the file and as they would read.</summary>
public sealed record LegacySample(string Cell, string Before, string After);

/// <summary>A file read as duties: its rows, what is wrong, what a person ought to know.</summary>
public sealed class DutySheet
{
    private readonly SheetTable table;
    private readonly DutyLists lists;
    private readonly Dictionary<int, DutyColumn> columns = [];
    private readonly List<SheetFault> faults = [];
    private readonly List<SheetFault> notices = [];
    private readonly List<DutyRow> rows = [];

    private DutySheet(SheetTable table, DutyLists lists)
    {
        this.table = table;
        this.lists = lists;
    }

    /// <summary>Its hidden sheet names another plan.</summary>
    public bool IsOfOtherPlan { get; private set; }

    public IReadOnlyList<DutyRow> Rows => rows;

    public IReadOnlyList<SheetFault> Faults => faults;

    public IReadOnlyList<SheetFault> Notices => notices;

    /// <summary>The row of the headings.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>Not Unicode: nothing is read before a person has said whether to convert.</summary>
    public LegacyEncoding? Legacy { get; private set; }

    public IReadOnlyList<LegacySample> LegacySamples { get; private set; } = [];

    /// <param name="isConverted">A person said that text of the time before Unicode is to be converted.</param>
    /// <exception cref="SheetRefusedException">No row of headings that we know.</exception>
    public static DutySheet Read(string name, SheetTable table, DutyLists lists, MatrixName matrix, bool isConverted)
    {
        var sheet = new DutySheet(table, lists);
        if (isConverted)
        {
            sheet = new DutySheet(sheet.Converted(), lists);
        }
        else if (sheet.FindLegacy())
        {
            return sheet;
        }

        sheet.ReadStamp(matrix);
        sheet.ReadHeader(name);
        sheet.ReadMerged();
        sheet.ReadRows(name);
        return sheet;
    }

    /// <summary>Looks only whether it is a table of duties at all.</summary>
    /// <exception cref="SheetRefusedException">No row of headings that we know, or none below.</exception>
    public static void Require(string name, SheetTable table)
    {
        var sheet = new DutySheet(table, DutyLists.None);
        if (!sheet.FindLegacy())
        {
            sheet.ReadHeader(name);
            RequireRows(name, table.Rows.Any(row => row.Number > sheet.HeaderRow));
        }
    }

    private IEnumerable<(SheetRow Row, int Column, SheetCell Cell)> Cells() =>
        table.Rows.SelectMany(row => row.Cells.Select(cell => (row, cell.Key, cell.Value)));

    private bool FindLegacy()
    {
        Legacy = LegacyText.Recognise(Cells().Select(cell => cell.Cell.Text));
        if (Legacy is not { } encoding)
        {
            return false;
        }

        LegacySamples = [.. Cells()
            .Select(cell => new LegacySample(
                SheetAddress.Of(cell.Column, cell.Row.Number), cell.Cell.Text, LegacyText.Convert(cell.Cell.Text, encoding)))
            .Where(sample => sample.Before != sample.After).DistinctBy(sample => sample.Before)
            .OrderByDescending(sample => sample.Before.Length is > 8 and < 200).Take(3)];
        return true;
    }

    private SheetTable Converted() => LegacyText.Recognise(Cells().Select(cell => cell.Cell.Text)) is not { } encoding
        ? table
        : table with
        {
            Rows = [.. table.Rows.Select(row => row with
            {
                Cells = row.Cells.ToDictionary(
                    cell => cell.Key, cell => cell.Value with { Text = LegacyText.Convert(cell.Value.Text, encoding) }),
            })],
        };

    private void ReadStamp(MatrixName matrix)
    {
        if (table.Stamp is not { } stamp)
        {
            return;
        }

        if (stamp.Template != DutyWorkbook.TemplateVersion)
        {
            Notice("Notice.OtherTemplate", stamp.Template, DutyWorkbook.TemplateVersion);
        }

        if (stamp.PlanCode.Length > 0 && stamp.PlanCode != matrix.PlanCode)
        {
            IsOfOtherPlan = true;
            Notice("Notice.OtherPlan", stamp.PlanCode, matrix.PlanCode);
        }
        else if (stamp.Version.Length > 0 && stamp.Version != $"{matrix.Version}")
        {
            Notice("Notice.OtherVersion", stamp.Version, matrix.Version);
        }
    }

    private void ReadHeader(string name)
    {
        var header = table.Rows.Take(20).MaxBy(row => row.Cells.Values.Count(cell => DutyColumns.Find(cell.Text) is not null));
        var known = header?.Cells.Values.Count(cell => DutyColumns.Find(cell.Text) is not null) ?? 0;
        if (header is null || known < 2)
        {
            throw new SheetRefusedException("File.NoHeader", name);
        }

        HeaderRow = header.Number;
        var ignored = new List<string>();
        foreach (var (at, cell) in header.Cells.OrderBy(cell => cell.Key))
        {
            var heading = cell.Text.Trim();
            if (DutyColumns.Find(heading) is not { } column)
            {
                ignored.AddRange(heading.Length == 0 || heading == DutyWorkbook.FaultHeading ? [] : [heading]);
            }
            else if (columns.ContainsValue(column))
            {
                faults.Add(new SheetFault("Header.Twice", header.Number, at, [column.Heading]));
            }
            else
            {
                columns.Add(at, column);
            }
        }

        var missing = DutyColumns.All.Where(column => !column.MayBeMissing && !columns.ContainsValue(column)).ToList();
        if (missing.Count > 0)
        {
            faults.Add(new SheetFault("Header.Missing", header.Number, 0, [Quoted(missing.Select(column => column.Heading))]));
        }

        if (ignored.Count > 0)
        {
            Notice("Notice.ExtraColumns", Quoted(ignored));
        }
    }

    private void ReadMerged()
    {
        foreach (var area in table.Merged.Where(area => area.LastRow >= HeaderRow
            && columns.Keys.Any(column => area.FirstColumn <= column && column <= area.LastColumn)))
        {
            faults.Add(new SheetFault("Cell.Merged", area.FirstRow, area.FirstColumn, [area.ToString()]));
        }
    }

    private void ReadRows(string name)
    {
        if (columns.Count < DutyColumns.All.Count(column => !column.MayBeMissing))
        {
            return;
        }

        var seen = new Dictionary<string, int>();
        var codeColumn = columns.First(column => column.Value.Name == "code").Key;
        foreach (var row in table.Rows.Where(row => row.Number > HeaderRow && columns.Keys.Any(at => row[at].Text.Trim().Length > 0)))
        {
            var draft = ReadRow(row);
            if (draft.Code.Length > 0 && !seen.TryAdd(draft.Code, row.Number))
            {
                faults.Add(new SheetFault("Code.Twice", row.Number, codeColumn, [draft.Code, seen[draft.Code]]));
            }

            rows.Add(new DutyRow(row.Number, draft));
        }

        RequireRows(name, rows.Count > 0);
    }

    private static void RequireRows(string name, bool areThere)
    {
        if (!areThere)
        {
            throw new SheetRefusedException("File.NoRows", name);
        }
    }

    private DutyDraft ReadRow(SheetRow row)
    {
        var draft = new DutyDraft();
        var before = faults.Count;
        foreach (var (at, column) in columns)
        {
            var found = faults.Count;
            var text = TextOf(row, at, column);
            if (faults.Count > found)
            {
                continue;
            }

            if (text.Length == 0 && !column.MayBeEmpty)
            {
                Refuse("Cell.Empty", [column.Heading]);
            }
            else if (text.Length > column.Longest)
            {
                Refuse("Cell.TooLong", [text.Length, column.Longest]);
            }
            else
            {
                column.Read(draft, new CellInput(column, text, row[at].Kind == SheetCellKind.Number, lists, Refuse));
            }

            void Refuse(string key, object[] values) => faults.Add(new SheetFault(key, row.Number, at, values));
        }

        if (faults.Count == before && draft.EffectiveTo < draft.EffectiveFrom)
        {
            var at = columns.First(column => column.Value.Name == "effective_to").Key;
            faults.Add(new SheetFault("Effective.Reversed", row.Number, at, [draft.EffectiveTo, draft.EffectiveFrom]));
        }

        if (faults.Count == before && !draft.DueRule.Suits(draft.Recurrence))
        {
            var at = columns.First(column => column.Value.Name == "due_rule").Key;
            faults.Add(new SheetFault("Due.AnnualDate", row.Number, at, [DueRuleWords.Write(draft.DueRule)]));
        }

        return draft;
    }

    private string TextOf(SheetRow row, int at, DutyColumn column)
    {
        var cell = row[at];
        if (cell.Kind is SheetCellKind.Formula or SheetCellKind.Error)
        {
            faults.Add(new SheetFault($"Cell.{cell.Kind}", row.Number, at, [cell.Text]));
            return "";
        }

        try
        {
            return PlainText.Normalise(CellText.Restore(cell.Text))!;
        }
        catch (RuleRefusedException)
        {
            faults.Add(new SheetFault("Cell.NotPlain", row.Number, at, [column.Heading]));
            return "";
        }
    }

    private void Notice(string key, params object[] values) => notices.Add(SheetFault.OfFile(key, values));

    private static string Quoted(IEnumerable<string> headings) => string.Join(", ", headings.Select(heading => $"“{heading}”"));
}
