namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the compliance board.</summary>
public sealed class BoardTexts;
