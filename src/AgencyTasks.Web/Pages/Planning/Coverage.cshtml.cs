using AgencyTasks.Core.Board;
using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Files;
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
using NodaTime;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Độ phủ kế hoạch: the plan as it reads, with what became of each of its sentences in a year beside it.</summary>
public sealed class CoverageModel(
    CoverageQuery query,
    SayNoDuty sayNoDuty,
    AgencyTasksDb db,
    LineageQuery lineage,
    CoverageWorkbook workbook,
    CurrentViewer current,
    RuleMessages messages,
    IStringLocalizer<CoverageTexts> texts,
    IStringLocalizer<Shared> shared,
    IClock clock) : PageModel
{
    private const int LongestReason = 500;

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    /// <summary>One of <see cref="CoverageFilter.All"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Only { get; set; }

    /// <summary>Of the sentence whose reason is written.</summary>
    [BindProperty(Name = "cau")]
    public string? Citation { get; set; }

    [BindProperty(Name = "ly-do")]
    public string? Reason { get; set; }

    public PlanCoverage Coverage { get; private set; } = null!;

    public BodyHeirs Heirs { get; private set; } = null!;

    public CoverageFilter? Filter =>
        CoverageFilter.Find(Only) is { } filter && (SeesEverything || !filter.IsOfTheYear) ? filter : null;

    public Instant Now => clock.Now();

    public IReadOnlyList<int> Years =>
    [
        .. Enumerable.Range(Coverage.Plan.FirstYear, Coverage.Plan.LastYear - Coverage.Plan.FirstYear + 1)
            .Append(Coverage.Year).Distinct().Order(),
    ];

    /// <summary>Sees the tasks of every body: only then the page may say that nobody did anything.</summary>
    public bool SeesEverything => current.Viewer.SeesEverything;

    public bool MayOpenBoard => current.Viewer.Is(Role.Coordinator) || current.Viewer.Is(Role.Committee);

    public bool MayExplain => current.Viewer.Is(Role.Coordinator) && Coverage.Matrix.State != MatrixState.Superseded;

    public IReadOnlyDictionary<string, SentenceCoverage> ByCitation { get; private set; } =
        new Dictionary<string, SentenceCoverage>();

    public bool Shows(SentenceCoverage sentence) => Filter is null || Filter.Takes(sentence);

    public string Link(string? only = null, string? anchor = null) =>
        CoverageLinks.Page(Coverage, PlanCode, only) + (anchor is null ? "" : "#" + anchor);

    /// <summary>Kept while a reason is written.</summary>
    public IDictionary<string, string> RouteValues => new Dictionary<string, string?>
    {
        ["version"] = Version.ToString(CultureInfo.InvariantCulture),
        ["ke-hoach"] = PlanCode,
        ["nam"] = Year?.ToString(CultureInfo.InvariantCulture),
        ["loc"] = Only,
    }.Where(value => !string.IsNullOrEmpty(value.Value)).ToDictionary(value => value.Key, value => value.Value!);

    public string ExcelLink => Link() + "&handler=Excel";

    /// <summary>The duty in the matrix.</summary>
    public string DutyLink(Duty duty) => $"/ma-tran/{Coverage.Matrix.Version}"
        + PlanLinks.Query(PlanCode) + $"#nv-{duty.Code.Replace('.', '-')}";

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    /// <summary>Tải Excel: all of the page, whatever it is narrowed to.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var printedAt = Wording.Moment(Now, CultureInfo.CurrentUICulture);
        var file = await workbook.WriteAsync(Coverage, Heirs, SeesEverything, printedAt, token);
        return File(file, ListWorkbook.ContentType, $"do-phu-{Coverage.Plan.Code}-{Coverage.Year}.xlsx");
    }

    /// <summary>A coordinator says why a sentence makes no duty; empty takes it back.</summary>
    public async Task<IActionResult> OnPostReasonAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Reason, "ly-do", LongestReason);
        if (ModelState.IsValid)
        {
            try
            {
                await sayNoDuty.ExecuteAsync(
                    new(Coverage.Matrix.Id, Citation ?? "", reason ?? "", current.Viewer), token);
                return LocalRedirect(Link(Only, CoverageLinks.Anchor(Citation ?? "")));
            }
            catch (RuleRefusedException refusal)
            {
                messages.AddTo(ModelState, refusal);
                Response.StatusCode = StatusCodes.Status409Conflict;
            }
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Coverage = await query.ExecuteAsync(Version, PlanCode, Year is >= 2000 and <= 2999 ? Year : null, token);
        ByCitation = Coverage.Sentences.ToDictionary(sentence => sentence.Sentence.Citation);
        var agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position)
            .ToDictionaryAsync(agency => agency.Code, token);
        Heirs = new BodyHeirs(agencies, await lineage.ExecuteAsync(token));
        ViewData["Title"] = texts["Title", Coverage.Year].Value;
    }
}
