using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Xem trước khi công bố: what a publication would add, cancel, move and keep; then does exactly that.</summary>
public sealed class PreviewModel(
    MatrixQuery matrices,
    PreviewPublication preview,
    PublishMatrix publish,
    CurrentViewer current,
    AgencyTasksDb db,
    IStringLocalizer<PlanningTexts> texts) : PageModel
{
    public const int ListedAtMost = 100;

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    /// <summary>Of the preview that the person saw.</summary>
    [BindProperty]
    public string Fingerprint { get; set; } = "";

    public Publication Publication { get; private set; } = null!;

    public Agency? Agency { get; private set; }

    public PreviewTable Table { get; private set; } = null!;

    public IReadOnlyList<Duty> Unconfirmed => [.. Publication.Matrix.Duties.Where(duty => !duty.IsConfirmed)];

    public bool IsDraft => Publication.Matrix.State == MatrixState.Draft;

    public string VersionLink => $"/ma-tran/{Version}" + Query(null);

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        try
        {
            // Pressed twice, or again after "back": published already, adds nothing, and shows the same result.
            await publish.ExecuteAsync(new(matrix.Id, Fingerprint, current.Viewer), token);
            return Redirect(VersionLink + "#ket-qua");
        }
        catch (RuleRefusedException refusal)
        {
            var isOutdated = refusal.Rule == Rules.PreviewStillHolds;
            ModelState.Clear();
            ModelState.AddModelError("", texts[isOutdated ? "Preview.Changed" : "Preview.Superseded", Version]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            db.ChangeTracker.Clear();
            await LoadAsync(token);
            return Page();
        }
    }

    public string LinkTo(string? agencyCode) => $"/ma-tran/{Version}/xem-truoc" + Query(agencyCode);

    public string PlaceName(string key)
    {
        var world = Publication.World;
        return key.Split(':') switch
        {
            ["commune", var id] when world.Communes.TryGetValue(Guid.Parse(id), out var commune) =>
                $"{commune.Name}, {DistrictName(commune.DistrictId)}",
            ["district", var id] => DistrictName(Guid.Parse(id)),
            _ => texts["Scope.ProvinceWide"],
        };
    }

    public string AgencyName(Guid id) =>
        Publication.World.Agencies.First(agency => agency.Id == id).ShortNameIn(CultureInfo.CurrentUICulture);

    private string DistrictName(Guid id) =>
        Publication.World.Districts.FirstOrDefault(district => district.Id == id)?.Name ?? "";

    private string Query(string? agencyCode)
    {
        var parts = new List<string>();
        if (PlanCode is not null)
        {
            parts.Add($"ke-hoach={Uri.EscapeDataString(PlanCode)}");
        }

        if (agencyCode is not null)
        {
            parts.Add($"don-vi={Uri.EscapeDataString(agencyCode)}");
        }

        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private async Task LoadAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        Publication = await preview.ExecuteAsync(matrix.Id, token);
        Fingerprint = Publication.Diff.Fingerprint;
        if (AgencyCode is null)
        {
            Table = PreviewTable.ByAgency(Publication, agency => agency.ShortNameIn(CultureInfo.CurrentUICulture));
            return;
        }

        Agency = Publication.World.Agencies.FirstOrDefault(agency => agency.Code == AgencyCode)
            ?? throw new NotFoundException("The body");
        Table = PreviewTable.ByPlace(Publication, Agency.Id, PlaceName);
    }
}
