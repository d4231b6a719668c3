namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>What a section is to the reader, by its title and its place.</summary>
internal enum SectionRole
{
    /// <summary>Goals and contents: only a sentence that plainly gives somebody something counts.</summary>
    Contents,

    /// <summary>Behind the duties (funds, inspection): a sentence that names who acts counts.</summary>
    Closing,

    /// <summary>Reporting: every sentence counts, and one that names nobody is for everybody.</summary>
    Reports,

    /// <summary>Who does what: every sentence counts.</summary>
    Duties,
}

internal static class SectionRoles
{
    private const int LongestTitle = 100;

    public static SectionRole Of(string title, bool isBehindDuties) => title switch
    {
        _ when IsReports(title) => SectionRole.Reports,
        _ when Has(title, ReadingRules.DutySections) => SectionRole.Duties,
        _ when isBehindDuties || Has(title, ReadingRules.ClosingSections) => SectionRole.Closing,
        _ => SectionRole.Contents,
    };

    public static bool IsReports(string title) =>
        title.Length <= LongestTitle && Has(title, ReadingRules.ReportSections) && !Has(title, ReadingRules.DutySections);

    /// <summary>Where the title ends that a sentence follows on the same line ("V. CHẾ ĐỘ BÁO CÁO: Các sở …"); the whole
    /// text where none does.</summary>
    public static int TitleEnd(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon <= LongestTitle && text[(colon + 1)..].Trim().Length > 0 ? colon : text.Length;
    }

    private static bool Has(string title, string[] phrases)
    {
        var folded = PlainText.Fold(title);
        return Array.Exists(phrases, words => Words.Find(folded, words) >= 0);
    }
}
