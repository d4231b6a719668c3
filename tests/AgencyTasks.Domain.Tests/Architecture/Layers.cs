namespace AgencyTasks.Domain.Tests.Architecture;

/// <summary>The table of allowed arrows: a folder (the namespace right under the root; "" is the root itself, a type's
/// name that type of the root) and the folders it may use beside itself.</summary>
internal static class Layers
{
    public static readonly IReadOnlyDictionary<string, string[]> Domain = new Dictionary<string, string[]>
    {
        [""] = [],
        ["Auditing"] = [],
        ["Calendars"] = [],
        ["Organisation"] = ["Calendars"],
        ["Communes"] = ["Organisation", "Calendars"],
        ["Evidence"] = ["Organisation", "Calendars"],
        ["Planning"] = ["Communes", "Evidence", "Organisation", "Calendars"],
        ["Tasks"] = ["Planning", "Communes", "Evidence", "Organisation", "Calendars"],
        ["Notices"] = ["Tasks", "Planning", "Communes", "Evidence", "Organisation", "Calendars"],
        ["Reports"] = ["Tasks", "Planning", "Communes", "Evidence", "Organisation", "Calendars"],
    }.ToDictionary(row => row.Key, row => (string[])[.. row.Value, "", "Auditing"]);

    public static readonly IReadOnlyDictionary<string, string[]> Core = CoreTable();

    /// <summary>Source projects and the projects they reference.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Projects = new Dictionary<string, string[]>
    {
        ["AgencyTasks.Domain"] = [],
        ["AgencyTasks.Core"] = ["AgencyTasks.Domain"],
        ["AgencyTasks.Web"] = ["AgencyTasks.Core"],
        ["AgencyTasks.Worker"] = ["AgencyTasks.Core"],
        ["AgencyTasks.Cli"] = ["AgencyTasks.Core"],
    };

    private static Dictionary<string, string[]> CoreTable()
    {
        // The root is floor, as in Domain: settings, which everything may read.
        string[] floor = ["", "Clock", "Display", "Database", "Auditing", "Mail", "Files"];
        string[] features =
            [
                "Organisation", "Accounts", "Communes", "Evidence", "Planning", "Tasks", "Successions", "Board", "Notices",
                "HandOvers", "Reports", "Search",
            ];

        // CoreServices puts everything together at start-up: a type of the root with a row of its own, on top.
        string[] top = ["Jobs", "Seeding", "Simulation", "Hosting", "CoreServices"];
        var table = floor.ToDictionary(folder => folder, _ => floor);
        for (var i = 0; i < features.Length; i++)
        {
            table[features[i]] = [.. floor, .. features[..i]];
        }

        foreach (var folder in top)
        {
            table[folder] = [.. floor, .. features, .. top];
        }

        return table;
    }
}
