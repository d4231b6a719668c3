namespace AgencyTasks.Web.Resources;

/// <summary>Texts of files reported as secrets: hiding, purging by two persons, releasing.</summary>
public sealed class ReportedFileTexts;
