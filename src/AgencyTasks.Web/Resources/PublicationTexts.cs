namespace AgencyTasks.Web.Resources;

/// <summary>Texts of a publication under way, its rows and gaps.</summary>
public sealed class PublicationTexts;
