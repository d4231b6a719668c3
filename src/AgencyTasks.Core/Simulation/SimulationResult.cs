namespace AgencyTasks.Core.Simulation;

/// <summary>What happened on the days that were lived; its names are those of the JSON file.</summary>
public sealed record SimulationResult(IReadOnlyList<SimulatedDay> Days, SimulationTotals Totals);

/// <param name="Date">ISO.</param>
/// <param name="BecameOverdue">Tasks whose last day was the day before, and that are still with their agency.</param>
public sealed record SimulatedDay(
    string Date, int TasksGenerated, int BecameOverdue, IReadOnlyList<SimulatedNotice> Notices);

/// <param name="Body">The agency's code.</param>
/// <param name="Steps">The steps of all its items, in the ladder's order.</param>
/// <param name="At">When it was sent, with the province's offset.</param>
public sealed record SimulatedNotice(
    string To, string Body, string Kind, IReadOnlyList<string> Steps, int Items, string At, string MessageId);

/// <param name="People">How many people got at least one mail.</param>
/// <param name="Unsent">Notices that the mail server had not taken at the end.</param>
public sealed record SimulationTotals(
    int TasksGenerated, int BecameOverdue, int Notices, IReadOnlyDictionary<string, int> ByKind, int People, int Unsent);
