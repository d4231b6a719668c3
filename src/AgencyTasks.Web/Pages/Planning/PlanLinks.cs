namespace AgencyTasks.Web.Pages.Planning;

/// <summary>How the addresses of the matrix name their plan.</summary>
public static class PlanLinks
{
    /// <summary><c>?ke-hoach=…</c>; nothing for the plan in force.</summary>
    public static string Query(string? planCode) => planCode is null ? "" : $"?ke-hoach={Uri.EscapeDataString(planCode)}";
}
