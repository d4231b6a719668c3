namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the assignment matrix and its publication.</summary>
public sealed class PlanningTexts;
