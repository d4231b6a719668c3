using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Periods;

/// <summary>Kỳ báo cáo: what each period of a plan contains, which are closed, by whom.</summary>
public sealed class IndexModel(
    PeriodsQuery query, AgencyTasksDb db, RegisterSheets sheets, IClock clock, IStringLocalizer<PeriodTexts> texts) : PageModel
{
    private Dictionary<Guid, string> people = [];

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    public IReadOnlyDictionary<Guid, IReadOnlyList<PeriodLine>> Periods { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<PeriodLine>>();

    public LocalDate Today { get; } = clock.Today();

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

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        var lines = Plans.SelectMany(plan => Periods[plan.Id].Select(line => (plan, line))).ToList();
        return await this.ListFileAsync("ky-bao-cao", [sheets.Periods(lines, StateOf)], token);
    }

    /// <summary>Đã chốt: Lục Thị Mộc Lan, ngày 04/11/2019 · Đang trong kỳ, đến hết ngày 31/12/2019</summary>
    public string StateOf(PeriodLine line) => line switch
    {
        { InForce: { } closing } => texts["State.Closed", people.GetValueOrDefault(closing.ClosedBy, ""), DayOf(closing.ClosedAt)],
        _ when line.FirstDay > Today => texts["State.Ahead", Wording.Day(line.FirstDay)],
        _ when line.LastDay >= Today => texts["State.Runs", Wording.Day(line.LastDay)],
        { Closings: [var last, ..] } => texts["State.Reopened", DayOf(last.ReopenedAt!.Value), last.ReopenReason!],
        _ => texts["State.Open"],
    };

    private static string DayOf(Instant at) => Wording.Day(ProvinceTime.DateOf(at));
}
