namespace AgencyTasks.Web.Resources;

/// <summary>Names HelpTexts.vi.resx and HelpTexts.en.resx: the help page.</summary>
public sealed class HelpTexts;
