namespace AgencyTasks.Web.Resources;

/// <summary>Names AccountTexts.vi.resx and AccountTexts.en.resx: signing in and out.</summary>
public sealed class AccountTexts;
