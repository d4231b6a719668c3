namespace AgencyTasks.Web.Resources;

/// <summary>Texts of verifying submissions and deciding extensions.</summary>
public sealed class VerificationTexts;
