namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the list of communes in conversion.</summary>
public sealed class ConversionTexts;
