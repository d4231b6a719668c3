namespace AgencyTasks.Web.Resources;

/// <summary>Names TasksTexts.vi.resx and TasksTexts.en.resx: the agencies' pages, from the home to the receipt.</summary>
public sealed class TasksTexts;
