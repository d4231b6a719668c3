namespace AgencyTasks.Web.Resources;

/// <summary>Texts of search.</summary>
public sealed class SearchTexts;
