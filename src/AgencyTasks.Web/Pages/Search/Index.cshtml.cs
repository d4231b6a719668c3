using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Search;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Pages.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Search;

/// <summary>Tìm kiếm: the best few of each kind, or one kind page by page.</summary>
public sealed class IndexModel(
    CurrentViewer current, SearchQuery query, WorkingCalendarQuery calendar, TaskWords words,
    ListSheets sheets, IStringLocalizer<ListTexts> texts, IClock clock) : PageModel
{
    public const int PageSize = 20;

    /// <summary>The kinds with their words in the address.</summary>
    public static readonly IReadOnlyList<(SearchGroup Group, string Code, string Icon)> Groups =
    [
        (SearchGroup.Tasks, "nhiem-vu", "clipboard-check"),
        (SearchGroup.Evidence, "minh-chung", "file-earmark-text"),
        (SearchGroup.Communes, "dia-ban", "geo-alt"),
        (SearchGroup.People, "nguoi", "people"),
    ];

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public string? GroupCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    public SearchResult Found { get; private set; } = null!;

    public TaskCards Cards { get; private set; } = null!;

    public SearchGroup? Group { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Group is { } group ? Math.Max(1, (TotalOf(group) + PageSize - 1) / PageSize) : 1;

    public bool IsAdmin => current.Viewer.Is(Role.Admin);

    /// <summary>Opens the list of conversions.</summary>
    public bool SeesConversions => current.Viewer.SeesEverything || current.Viewer.AgencyPosts.Any();

    public async Task OnGetAsync(CancellationToken token)
    {
        Group = Groups.Where(one => one.Code == GroupCode).Select(one => (SearchGroup?)one.Group).FirstOrDefault();
        PageNumber = Group is not null && Number is >= 1 and <= 10_000 ? Number.Value : 1;
        Found = await query.ExecuteAsync(
            new(Search, Group, (PageNumber - 1) * PageSize, PageSize), current.Viewer, token);
        Search = string.Join(' ', Search?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
        Cards = new TaskCards(clock.Now(), await calendar.ExecuteAsync(token), words);
    }

    /// <summary>Tải Excel: all that was found, of one kind or a sheet for each.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        var files = new List<ListSheet>();
        foreach (var (group, _, _) in Groups.Where(one => Group is null || Group == one.Group))
        {
            var all = await query.ExecuteAsync(new(Search, group, 0, SearchQuery.Most), current.Viewer, token);
            var name = texts[$"Sheet.{group}"].Value;
            files.Add(group switch
            {
                SearchGroup.Tasks => sheets.Tasks(name, all.Tasks.Rows),
                SearchGroup.Evidence => sheets.Evidence(name, all.Evidence.Rows),
                SearchGroup.Communes => sheets.Communes(name, all.Communes.Rows),
                _ => sheets.People(name, all.People.Rows),
            });
        }

        return await this.ListFileAsync("tim-kiem", files, token);
    }

    public int TotalOf(SearchGroup group) => group switch
    {
        SearchGroup.Tasks => Found.Tasks.Total,
        SearchGroup.Evidence => Found.Evidence.Total,
        SearchGroup.Communes => Found.Communes.Total,
        _ => Found.People.Total,
    };

    public bool IsMoreOf(SearchGroup group) => group switch
    {
        SearchGroup.Tasks => Found.Tasks.IsMore,
        SearchGroup.Evidence => Found.Evidence.IsMore,
        _ => false,
    };

    public bool IsShown(SearchGroup group) => TotalOf(group) > 0 && (Group is null || Group == group);

    public IReadOnlyList<TaskCard> TaskCards() =>
        [.. Cards.Of(Found.Tasks.Rows, namesLead: true).Select(card => card with { Wanted = Found.Wanted })];

    public string PlaceOf(EvidenceLine line) =>
        $"{line.AgencyName} · {words.Place(line.CommuneName, line.DistrictName)} · {words.Period(line.PeriodCode)}";

    public string Address(string? group = null, int page = 1) =>
        Url.Content("~/tim") + QueryString.Create(new Dictionary<string, string?>
        {
            ["tim"] = Search,
            ["nhom"] = group,
            ["trang"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
