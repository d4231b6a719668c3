namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>Text that a spreadsheet would take for a formula goes out behind an apostrophe, and comes back without.</summary>
public static class CellText
{
    public static string Neutralise(string text) => LooksLikeFormula(text) ? "'" + text : text;

    public static string Restore(string text) =>
        text.StartsWith('\'') && LooksLikeFormula(text) ? text[1..] : text;

    // Apostrophes in front count as none, so that one more can always be taken off again.
    private static bool LooksLikeFormula(string text)
    {
        var start = text.TrimStart('\'');
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
