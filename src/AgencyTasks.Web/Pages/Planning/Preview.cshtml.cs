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
    StartPublication start,
    PublicationRunner runner,
    PublicationStateQuery states,
    PlaceWords places,
    CurrentViewer current,
    AgencyTasksDb db,
    IStringLocalizer<PlanningTexts> texts) : PageModel
{
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

    /// <summary>Duties for each commune in conversion, while the plan has none: nothing comes of them.</summary>
    public int WithoutPlaces => Publication.World.Conversions.Count > 0
        ? 0
        : Publication.Matrix.Duties.Count(duty => duty.Scope == DutyScope.PerCommune);

    public string PlacesLink => "/dia-ban" + PlanLinks.Query(PlanCode);

    public bool IsDraft => Publication.Matrix.State == MatrixState.Draft;

    /// <summary>Somebody pressed, perhaps in another window.</summary>
    public bool IsRunning { get; private set; }

    public string PublishingLink => $"/ma-tran/{Version}/cong-bo" + Query(null);

    public string VersionLink => $"/ma-tran/{Version}" + Query(null);

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        try
        {
            // Pressed twice, in two windows, or again after "back": one publication, and the same result.
            if (matrix.State == MatrixState.Published)
            {
                return Redirect(Url.Content("~" + VersionLink + "#ket-qua"));
            }

            if (matrix.State == MatrixState.Superseded)
            {
                throw new RuleRefusedException(Rules.PublishedMatrixIsFixed, Version);
            }

            var started = await start.ExecuteAsync(new(matrix.Id, Fingerprint, current.Viewer), token);
            var isDone = await runner.RunAsync(started, new(matrix.Id, Fingerprint, current.Viewer));
            return Redirect(Url.Content("~" + (isDone ? VersionLink + "#ket-qua" : PublishingLink)));
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

    public string PlaceName(string key) => places.Name(Publication.World, key);

    /// <summary>The rows behind a count.</summary>
    public string RowsLink(PreviewRow? row = null, string? period = null, PreviewEffect? effect = null) =>
        PreviewRowsModel.LinkTo(Version, PlanCode, AgencyCode ?? row?.AgencyCode, row?.PlaceKey, period, effect);

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
        IsRunning = IsDraft && await states.ExecuteAsync(matrix.Id, token) is { Run.IsFinished: false, IsDead: false };
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
