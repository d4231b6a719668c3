namespace AgencyTasks.Web.Resources;

/// <summary>Texts of people, posts, hand-over and deputies.</summary>
public sealed class PeopleTexts;
