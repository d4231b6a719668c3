namespace AgencyTasks.Core.Seeding;

/// <summary>Where the seed lies: beside the program, or in the folder that was named.</summary>
public static class SeedFolder
{
    public const string PlanName = "tuyen-quang-2018-2020";
    public const string DemoName = "demo-2019-november";

    public static string Plan(string? root = null) => Path.Combine(root ?? DefaultRoot, PlanName);

    public static string Demo(string? root = null) => Path.Combine(root ?? DefaultRoot, DemoName);

    private static string DefaultRoot => Path.Combine(AppContext.BaseDirectory, "seed");
}
