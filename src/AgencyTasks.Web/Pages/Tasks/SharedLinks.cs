using Microsoft.AspNetCore.Http.Extensions;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>How the addresses of handing in together name their tasks.</summary>
public static class SharedLinks
{
    /// <summary><c>?nhiem-vu=…&amp;nhiem-vu=…</c></summary>
    public static string Query(IEnumerable<Guid> tasks) =>
        new QueryBuilder(tasks.Select(id => KeyValuePair.Create("nhiem-vu", id.ToString()))).ToString();
}
