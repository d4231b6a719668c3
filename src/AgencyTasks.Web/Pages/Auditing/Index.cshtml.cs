using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Auditing;

/// <summary>Nhật ký: the auditor searches who did what, when, and who opened which evidence.</summary>
public sealed class IndexModel(
    CurrentViewer current, TrailSearchQuery query, RegisterSheets sheets, RuleMessages messages,
    IStringLocalizer<Shared> shared) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Entries of the file that are in memory at a time.</summary>
    private const int PartSize = 1000;

    public static readonly IReadOnlyList<string> Kinds =
    [
        "task", "evidence", "publication", "matrix", "plan", "agency", "district", "commune", "conversion", "person",
        "account", "succession", "calendar",
    ];

    private TrailSearchQuery.Filter filter = new();

    [BindProperty(SupportsGet = true, Name = "nguoi")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Event { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "doi-tuong")]
    public Guid? SubjectId { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    public IReadOnlyList<string> Events { get; private set; } = [];

    public TrailSearchQuery.Page Found { get; private set; } = new([], 0);

    public bool IsFiltered => SubjectId is not null || !string.IsNullOrWhiteSpace(Person + Event + Kind + From + To);

    public int PageNumber => Number is >= 1 and <= 100_000 ? Number.Value : 1;

    public int PageCount => Math.Max(1, (Found.Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken token)
    {
        Events = await query.EventsAsync(token);
        filter = FilterOf();
        Found = await query.ExecuteAsync(filter, token);
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var all = query.AllAsync(filter with { Take = PartSize }, token);
        return await this.ListFileAsync("nhat-ky", [sheets.Trail(all, Found.Total)], token);
    }

    private TrailSearchQuery.Filter FilterOf()
    {
        var reader = new Infrastructure.FormReader(ModelState, current.Viewer, shared, messages);
        return new()
        {
            Person = reader.Text(Person, "nguoi", 100),
            Event = Events.FirstOrDefault(name => name == Event),
            Kind = Kinds.FirstOrDefault(kind => kind == Kind),
            SubjectId = SubjectId,
            From = reader.Date(From, "tu").Date,
            To = reader.Date(To, "den").Date,
            Skip = (PageNumber - 1) * PageSize,
            Take = PageSize,
        };
    }

    public string PageUrl(int number) => QueryHelpers.AddQueryString(
        Url.Content("~/kiem-toan"),
        new Dictionary<string, string?>
        {
            ["nguoi"] = Person,
            ["viec"] = Event,
            ["loai"] = Kind,
            ["doi-tuong"] = SubjectId?.ToString(),
            ["tu"] = From,
            ["den"] = To,
            ["trang"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
