using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Successions;

/// <summary>Cơ quan, đơn vị: every body with its dated names, and the acts that changed them.</summary>
public sealed class AgenciesModel(
    UnitsQuery query, AgencyTasksDb db, UnitWords words, UnitSheets sheets, IClock clock) : PageModel
{
    /// <summary>The act that was just recorded.</summary>
    [BindProperty(SupportsGet = true, Name = "vua-ghi")]
    public Guid? JustRecorded { get; set; }

    public Units Units { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, int> Posts { get; private set; } = new Dictionary<Guid, int>();

    public LocalDate Today { get; private set; }

    public UnitWords Words => words;

    public IReadOnlyList<Agency> Open => [.. Units.Agencies.Where(agency => agency.IsValidOn(Today))];

    public IReadOnlyList<Agency> Closed => [.. Units.Agencies.Where(agency => !agency.IsValidOn(Today))];

    public IReadOnlyList<RecordedAct> Acts => [.. Units.ActsOf(UnitKind.Agency)];

    public RecordedAct? Recorded => Acts.FirstOrDefault(act => act.Act.Id == JustRecorded);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        return await this.ListFileAsync(
            "co-quan", [sheets.Agencies([.. Open, .. Closed], Units, Posts), sheets.Acts(Acts)], token);
    }

    public async Task OnGetAsync(CancellationToken token)
    {
        Today = clock.Today();
        Units = await query.ExecuteAsync(token);
        Posts = await db.Set<Post>().Where(post => post.From <= Today && (post.To == null || Today <= post.To))
            .GroupBy(post => post.AgencyId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, token);
    }
}
