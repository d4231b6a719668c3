namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the matrix as a file: downloads, dry run, what is wrong in a cell.</summary>
public sealed class ImportTexts;
