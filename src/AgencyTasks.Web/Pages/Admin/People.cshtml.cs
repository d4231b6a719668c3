using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>Người dùng: the administrator's first screen. Who holds which post, what is vacant.</summary>
public sealed class PeopleModel(
    CurrentViewer current, PeopleQuery people, VacantBodiesQuery vacant, GapsQuery gaps, SwitchMailCopies copies,
    AgencyTasksDb db, ListSheets sheets, IStringLocalizer<ListTexts> texts)
    : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "chuc-vu")]
    public string? RoleCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tinh-trang")]
    public string? StateCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public Agency? Agency { get; private set; }

    public PeopleQuery.Page Found { get; private set; } = null!;

    public Vacancies Vacant { get; private set; } = null!;

    public IReadOnlyList<DutyGap> Gaps { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search + AgencyCode + RoleCode + StateCode);

    public int PageNumber => Number is >= 1 and <= 10_000 ? Number.Value : 1;

    public int PageCount => Math.Max(1, (Found.Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken token)
    {
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token);
        Agency = Agencies.FirstOrDefault(agency => agency.Code == AgencyCode);
        Search = Search is { Length: > 100 } ? Search[..100] : Search;
        Vacant = new Vacancies(await vacant.ExecuteAsync(current.Viewer, token), IsForAdmin: true);
        Gaps = await gaps.ExecuteAsync(current.Viewer, token);
        Found = await people.ExecuteAsync(FilterOf((PageNumber - 1) * PageSize, PageSize), token);
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        var all = await people.ExecuteAsync(FilterOf(0, int.MaxValue), token);
        return await this.ListFileAsync("nguoi-dung", [sheets.People(texts["Sheet.People"], all.People)], token);
    }

    private PeopleQuery.Filter FilterOf(int skip, int take) => new()
    {
        Words = Search,
        AgencyCode = Agency?.Code,
        Role = PostWords.RoleOf(RoleCode),
        State = PostWords.States.Where(state => state.Code == StateCode)
            .Select(state => (PersonState?)state.State).FirstOrDefault(),
        Skip = skip,
        Take = take,
    };

    public async Task<IActionResult> OnPostMailboxAsync(bool isOn, CancellationToken token)
    {
        var id = await db.Agencies.Where(agency => agency.Code == AgencyCode).Select(agency => (Guid?)agency.Id)
            .FirstOrDefaultAsync(token) ?? throw new NotFoundException("The agency");
        await copies.ExecuteAsync(new(id, isOn, current.Viewer), token);
        return Redirect(Url.Content($"~/quan-tri/nguoi-dung?don-vi={AgencyCode}"));
    }

    public string PageUrl(int number) => QueryHelpers.AddQueryString(
        Url.Content("~/quan-tri/nguoi-dung"),
        new Dictionary<string, string?>
        {
            ["tim"] = Search,
            ["don-vi"] = AgencyCode,
            ["chuc-vu"] = RoleCode,
            ["tinh-trang"] = StateCode,
            ["trang"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
