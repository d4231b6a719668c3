namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the plan's coverage and of the comparison of two versions.</summary>
public sealed class CoverageTexts;
