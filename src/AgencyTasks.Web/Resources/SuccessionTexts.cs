namespace AgencyTasks.Web.Resources;

/// <summary>Texts of bodies, districts and communes and of the acts that merge, split, rename, move or abolish
/// them.</summary>
public sealed class SuccessionTexts;
