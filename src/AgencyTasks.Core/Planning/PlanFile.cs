using AgencyTasks.Core.Files;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Planning;

/// <summary>The paragraphs of a plan as a Word, PDF or text file.</summary>
public static class PlanFile
{
    /// <summary>Of a paragraph, in characters: a cell of a workbook holds no more.</summary>
    private const int LongestParagraph = 30_000;

    /// <exception cref="RuleRefusedException">Another kind of file, a broken or protected one, or one without text (a
    /// scan).</exception>
    public static IReadOnlyList<string> ReadLines(string fileName, byte[] bytes)
    {
        var name = FileNameCheck.Check(fileName);
        var lines = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".docx" => Checked(name, bytes, WordLines.Read),
            ".pdf" => Checked(name, bytes, PdfLines.Read),
            ".txt" => TextLines.Read(name, bytes),
            _ => throw new RuleRefusedException(Rules.PlanFileIsOfAllowedType, name),
        };
        var plain = lines.Select(PlainText.Clean).ToList();
        if (plain.Find(line => line.Length > LongestParagraph) is { } endless)
        {
            throw new RuleRefusedException(Rules.PlanFileHasParagraphs, endless[..60]);
        }

        return plain.Exists(line => line.Trim().Length > 0)
            ? plain
            : throw new RuleRefusedException(Rules.PlanFileHasText, name);
    }

    /// <summary>The same checks as for evidence: what could not be handed in is not read either.</summary>
    private static IReadOnlyList<string> Checked(string name, byte[] bytes, Func<byte[], IReadOnlyList<string>> read)
    {
        FileType.Of(name).Clean(name, bytes);
        try
        {
            return read(bytes);
        }
        catch (Exception e) when (e is not RuleRefusedException and not OutOfMemoryException)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }
    }
}
