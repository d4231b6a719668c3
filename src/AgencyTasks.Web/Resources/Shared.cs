namespace AgencyTasks.Web.Resources;

/// <summary>Names Shared.vi.resx and Shared.en.resx: words that more than one feature's pages use.</summary>
public sealed class Shared;
