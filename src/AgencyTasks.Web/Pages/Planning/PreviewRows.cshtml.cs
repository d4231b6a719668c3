using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Từng nhiệm vụ của một lần công bố: the rows behind each count of the preview, page by page.</summary>
public sealed class PreviewRowsModel(MatrixQuery matrices, PreviewPublication preview, PlaceWords places) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "dia-ban")]
    public string? PlaceKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? PeriodCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "viec")]
    public PreviewEffect? Effect { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public Publication Publication { get; private set; } = null!;

    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IEnumerable<Agency> Agencies => Publication.World.Agencies.Where(agency => agency.OwesDuties);

    public string BackLink => QueryOf($"/ma-tran/{Version}/xem-truoc", PlanCode, AgencyCode);

    public async Task OnGetAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        Publication = await preview.ExecuteAsync(matrix.Id, token);
        var agencyId = string.IsNullOrEmpty(AgencyCode)
            ? (Guid?)null
            : Publication.World.Agencies.FirstOrDefault(agency => agency.Code == AgencyCode)?.Id
                ?? throw new NotFoundException("The body");
        var order = Publication.World.Agencies.Select((agency, at) => (agency.Id, at)).ToDictionary(one => one.Id, one => one.at);
        var found = PreviewLine.AllOf(Publication.Diff)
            .Where(line => (agencyId is null || line.Key.AgencyId == agencyId)
                && (string.IsNullOrEmpty(PlaceKey) || line.Key.PlaceKey == PlaceKey)
                && (string.IsNullOrEmpty(PeriodCode) || line.Key.PeriodCode == PeriodCode)
                && (Effect is null || line.Effect == Effect))
            .ToList();
        Count = found.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Lines = [.. found
            .OrderBy(line => line.Effect)
            .ThenBy(line => order.GetValueOrDefault(line.Key.AgencyId))
            .ThenBy(line => line.Duty?.Position ?? 0)
            .ThenBy(line => line.Due.LastDay)
            .ThenBy(line => line.Key.PlaceKey, StringComparer.Ordinal)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }

    public string PlaceName(string key) => places.Name(Publication.World, key);

    public string AgencyName(Guid id) =>
        Publication.World.Agencies.First(agency => agency.Id == id).ShortNameIn(CultureInfo.CurrentUICulture);

    public string LinkTo(int page) => LinkTo(Version, PlanCode, AgencyCode, PlaceKey, PeriodCode, Effect, page);

    public static string LinkTo(
        int version, string? plan, string? agency, string? place = null, string? period = null, PreviewEffect? effect = null,
        int page = 1) => QueryOf($"/ma-tran/{version}/xem-truoc/tung-viec", plan, agency, place, period, effect, page);

    private static string QueryOf(
        string path, string? plan, string? agency, string? place = null, string? period = null, PreviewEffect? effect = null,
        int page = 1)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("ke-hoach", plan), ("don-vi", agency), ("dia-ban", place), ("ky", period), ("viec", effect?.ToString()),
            ("trang", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return path + query;
    }
}
