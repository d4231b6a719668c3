namespace AgencyTasks.Web.Resources;

/// <summary>Headings of lists as files, and the words of saved filters.</summary>
public sealed class ListTexts;
