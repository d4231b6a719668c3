using AgencyTasks.Core.Files;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>A workbook (.xlsx) or a CSV file as a table of cells.</summary>
public static class SheetFile
{
    /// <summary>A large table takes some hundred megabytes while it is read: two at once, the others wait.</summary>
    private static readonly SemaphoreSlim Gate = new(2);

    /// <exception cref="RuleRefusedException">By a rule on files: empty, too large, a bomb, with a password.</exception>
    /// <exception cref="SheetRefusedException">Another kind of file, or no table.</exception>
    public static SheetTable Read(string fileName, byte[] bytes)
    {
        var name = FileNameCheck.Check(fileName);
        if (bytes.Length == 0)
        {
            throw new RuleRefusedException(Rules.FileIsNotEmpty, name);
        }

        Gate.Wait();
        try
        {
            var table = ReadTable(name, bytes);
            return table.Rows.Count > 0 ? table : throw new SheetRefusedException("File.NoRows", name);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static SheetTable ReadTable(string name, byte[] bytes) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".xlsx" => ReadWorkbook(name, bytes),
        ".csv" or ".txt" => CsvTable.Read(name, bytes),
        ".xls" => throw new SheetRefusedException("File.OldExcel", name),
        _ => throw new SheetRefusedException("File.NotSheet", name),
    };

    private static SheetTable ReadWorkbook(string name, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Signatures.CompoundFile)
            && bytes.AsSpan().IndexOf(Signatures.EncryptedPackage) < 0)
        {
            // An old workbook that somebody only gave the new name.
            throw new SheetRefusedException("File.OldExcel", name);
        }

        FileType.Of(name).Clean(name, bytes);
        try
        {
            return WorkbookTable.Read(name, bytes);
        }
        catch (Exception e) when (e is not RuleRefusedException and not SheetRefusedException and not OutOfMemoryException)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }
    }
}
