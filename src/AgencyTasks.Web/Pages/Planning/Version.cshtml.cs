using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
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

/// <summary>The duties under one heading of the plan, V.1 to VII.3.</summary>
public sealed record DutyGroup(string Heading, IReadOnlyList<Duty> Duties)
{
    /// <summary>Part of an address within the page.</summary>
    public string Anchor => "muc-" + Heading.Replace('.', '-');
}

/// <summary>A version of the matrix: each duty with the plan's own sentence; a coordinator confirms what is
/// proposed.</summary>
[RequestFormLimits(ValueCountLimit = MostDuties)]
public sealed class VersionModel(
    MatrixQuery matrices,
    PublicationResultQuery publications,
    ConfirmDuties confirm,
    DiscardDraft discard,
    BodyClassesQuery classes,
    AgencyTasksDb db,
    LineageQuery lineage,
    CurrentViewer current,
    IStringLocalizer<PlanningTexts> texts) : PageModel
{
    /// <summary>As many as a file may bring, and some boxes.</summary>
    private const int MostDuties = 25_000;

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = "chu-tri")]
    public string? Lead { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    /// <summary>How many duties were just confirmed.</summary>
    [BindProperty(SupportsGet = true, Name = "da-xac-nhan")]
    public int? Confirmed { get; set; }

    public AssignmentMatrix Matrix { get; private set; } = null!;

    public string PlanTitle { get; private set; } = "";

    public PublicationResult? Publication { get; private set; }

    public IReadOnlyDictionary<string, Agency> Agencies { get; private set; } = new Dictionary<string, Agency>();

    /// <summary>Who stands today for a body that the matrix names.</summary>
    public BodyHeirs Heirs { get; private set; } = null!;

    public IReadOnlyList<DutyGroup> Groups { get; private set; } = [];

    public Func<string, IReadOnlyList<string>?> BodiesOf { get; private set; } = _ => null;

    /// <summary>Classes of bodies of which nobody has said what they mean.</summary>
    public IReadOnlyList<string> Unresolved =>
        [.. Matrix.Duties.SelectMany(duty => duty.Classes).Distinct().Where(words => BodiesOf(words) is null)];

    /// <summary>Sentences on which no duty rests, and nobody has said why.</summary>
    public IReadOnlyList<PlanSentence> SentencesWithout { get; private set; } = [];

    public string ClassesLink => $"/ma-tran/{Version}/nhom-co-quan" + Query;

    /// <param name="format">xlsx or csv.</param>
    public string FileLink(string format) => $"/ma-tran/{Version}/tai/{format}" + Query;

    public string ImportLink => $"/ma-tran/{Version}/nhap" + Query;

    private string Query => PlanLinks.Query(PlanCode);

    public bool OnlyUnconfirmed => Only == "chua-xac-nhan";

    public bool IsFiltered => OnlyUnconfirmed || !string.IsNullOrEmpty(Lead) || !string.IsNullOrWhiteSpace(Search);

    public int Unconfirmed => Matrix.Duties.Count(duty => !duty.IsConfirmedWith(BodiesOf));

    /// <summary>Proposals that one press confirms; a class that nobody resolved leads the others.</summary>
    public IReadOnlyList<Duty> Confirmable => ConfirmableOf(Matrix.Duties);

    public IReadOnlyList<Duty> ConfirmableOf(IEnumerable<Duty> duties) =>
        [.. duties.Where(duty => !duty.IsConfirmedWith(BodiesOf) && duty.HasLeads(BodiesOf))];

    public bool MayConfirm => Matrix.State == MatrixState.Draft && current.Viewer.Is(Role.Coordinator);

    public bool MayPreview => current.Viewer.Is(Role.Coordinator);

    public string PreviewLink => $"/ma-tran/{Version}/xem-truoc" + Query;

    public string? EditLink(Duty duty) =>
        MayConfirm ? $"/ma-tran/{Version}/nhiem-vu/{Uri.EscapeDataString(duty.Code)}" + Query : null;

    public string NewDutyLink(string? citation)
    {
        var link = $"/ma-tran/{Version}/nhiem-vu/{DutyModel.New}" + Query;
        return citation is null ? link : $"{link}{(Query.Length == 0 ? '?' : '&')}cau={Uri.EscapeDataString(citation)}";
    }

    public string CoverageLink =>
        $"/ma-tran/{Version}/do-phu" + Query;

    /// <summary>Kept while something is confirmed.</summary>
    public IDictionary<string, string> FilterValues => new Dictionary<string, string?>
    {
        ["ke-hoach"] = PlanCode,
        ["loc"] = Only,
        ["chu-tri"] = Lead,
        ["tim"] = Search,
    }.Where(value => !string.IsNullOrEmpty(value.Value)).ToDictionary(value => value.Key, value => value.Value!);

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    /// <param name="seen">The duties confirmed, by their ids as shown: one that was changed meanwhile is not.</param>
    public async Task<IActionResult> OnPostConfirmAsync(
        [FromForm(Name = "ma")] Guid[] seen, [FromForm(Name = "muc")] string? anchor, CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        try
        {
            var count = await confirm.ExecuteAsync(new(matrix.Id, seen, current.Viewer), token);
            var values = new RouteValueDictionary { ["version"] = Version, ["da-xac-nhan"] = count };
            foreach (var (name, value) in FilterValues)
            {
                values[name] = value;
            }

            return RedirectToPage(pageName: null, pageHandler: null, values, anchor);
        }
        catch (RuleRefusedException refusal) when (refusal.Rule == Rules.PublishedMatrixIsFixed)
        {
            ModelState.AddModelError("", texts["Confirm.Fixed", Version]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            await LoadAsync(token);
            return Page();
        }
    }

    /// <summary>Throws the draft away; with the first version, the plan.</summary>
    /// <param name="draft">The very draft that was shown: without a plan in the address, another may be meant by now.</param>
    public async Task<IActionResult> OnPostDiscardAsync([FromForm(Name = "du-thao")] Guid draft, CancellationToken token)
    {
        try
        {
            await discard.ExecuteAsync(new(draft, current.Viewer), token);
            return Redirect(Url.Content("~/ma-tran"));
        }
        catch (RuleRefusedException refusal) when (refusal.Rule == Rules.PublishedMatrixIsFixed)
        {
            return Redirect(Url.Content($"~/ma-tran/{Version}{Query}"));
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        Publication = await publications.ExecuteAsync(Matrix.Id, token);
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position)
            .ToDictionaryAsync(agency => agency.Code, token);
        Heirs = new BodyHeirs(Agencies, await lineage.ExecuteAsync(token));
        PlanTitle = await db.Plans.Where(plan => plan.Id == Matrix.PlanId).Select(plan => plan.Title).FirstAsync(token);
        BodiesOf = await classes.ExecuteAsync(token);
        var covered = Matrix.Duties.Select(duty => duty.Citation).ToHashSet();
        SentencesWithout = [.. (await db.PlanSentences.AsNoTracking()
            .Where(sentence => sentence.PlanId == Matrix.PlanId && sentence.NoDutyReason == null)
            .OrderBy(sentence => sentence.Position).ToListAsync(token)).Where(sentence => !covered.Contains(sentence.Citation))];
        Groups = [.. Matrix.Duties.Where(IsShown).GroupBy(HeadingOf).Select(group => new DutyGroup(group.Key, [.. group]))];
    }

    private bool IsShown(Duty duty)
    {
        var words = PlainText.Fold(Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = PlainText.Fold($"{duty.Code} {duty.Title} {duty.Text}");
        return (!OnlyUnconfirmed || !duty.IsConfirmedWith(BodiesOf))
            && (string.IsNullOrEmpty(Lead) || duty.Leads.Contains(Lead))
            && words.All(text.Contains);
    }

    /// <summary>V.7 of V.7.1b.</summary>
    private static string HeadingOf(Duty duty) => string.Join('.', duty.Citation.Split('.').Take(2));
}
