namespace AgencyTasks.Web.Resources;

/// <summary>Texts of reporting periods: what they contain, closing and reopening them.</summary>
public sealed class PeriodTexts;
