namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the auditor's pages: the trail, its verification, the names of its events.</summary>
public sealed class AuditingTexts;
