using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Planning;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Periods;

/// <summary>Kỳ báo cáo: what each period of a plan contains, which are closed, by whom.</summary>
public sealed class IndexModel(PeriodsQuery query, AgencyTasksDb db, IClock clock) : PageModel
{
    private Dictionary<Guid, string> people = [];

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    public IReadOnlyDictionary<Guid, IReadOnlyList<PeriodLine>> Periods { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<PeriodLine>>();

    public LocalDate Today { get; } = clock.Today();

    public string NameOf(Guid personId) => people.GetValueOrDefault(personId, "");

    public async Task OnGetAsync(CancellationToken token)
    {
        Plans = await db.Plans.AsNoTracking().OrderByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code)
            .ToListAsync(token);
        var periods = new Dictionary<Guid, IReadOnlyList<PeriodLine>>();
        foreach (var plan in Plans)
        {
            periods[plan.Id] = await query.ExecuteAsync(plan.Id, token);
        }

        Periods = periods;
        people = await db.People
            .Where(person => db.PeriodClosings.Any(closing => closing.ClosedBy == person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.FullName, token);
    }
}
