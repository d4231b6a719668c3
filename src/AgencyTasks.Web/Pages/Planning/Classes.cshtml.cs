using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A class of bodies of a version, and what it means.</summary>
/// <param name="Bodies">Null: nobody has said.</param>
/// <param name="Proposed">What its words usually mean, for a person to look at.</param>
/// <param name="Duties">The codes of the duties that use it.</param>
/// <param name="Leads">It leads one of them: nothing comes of that before it is resolved.</param>
public sealed record ClassOfVersion(
    string Words, IReadOnlyList<string>? Bodies, IReadOnlyList<string> Proposed, IReadOnlyList<string> Duties, bool Leads)
{
    /// <summary>One body by its name, which the system does not know.</summary>
    public bool IsUnknownBody => Bodies is null && Proposed.Count == 0 && ClassProposal.IsName(Words);
}

/// <summary>Nhóm cơ quan: which bodies the plan's classes mean; said once, remembered for every plan.</summary>
public sealed class ClassesModel(
    MatrixQuery matrices,
    ResolveClass resolve,
    BodyClassesQuery classes,
    AgencyTasksDb db,
    LineageQuery lineage,
    CurrentViewer current,
    RuleMessages messages,
    IStringLocalizer<PlanningTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public string? Saved { get; set; }

    /// <summary>Those that nobody has resolved first.</summary>
    public IReadOnlyList<ClassOfVersion> Classes { get; private set; } = [];

    public IReadOnlyList<Agency> Bodies { get; private set; } = [];

    public BodyHeirs Heirs { get; private set; } = null!;

    public bool MayResolve => current.Viewer.Is(Role.Coordinator);

    public string AddBodyLink(string name) => "/co-quan/them" + QueryString.Create(
        [KeyValuePair.Create("ten", (string?)name), KeyValuePair.Create("tro-ve", (string?)Url.Content($"~/ma-tran/{Version}/nhom-co-quan{Query}"))]);

    public string MatrixLink => $"/ma-tran/{Version}{Query}";

    private string Query => PlanLinks.Query(PlanCode);

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "nhom")] string words, [FromForm(Name = "co-quan")] string[] bodies, [FromForm(Name = "khong-ai")] bool nobody,
        CancellationToken token)
    {
        await LoadAsync(token);
        if (Classes.All(one => one.Words != words))
        {
            throw new NotFoundException("The class");
        }

        if (bodies.Length == 0 && !nobody)
        {
            ModelState.AddModelError("", texts["Classes.NoneChosen", words]);
            return Page();
        }

        try
        {
            await resolve.ExecuteAsync(new(words, bodies, current.Viewer), token);
            var saved = $"{(Query.Length == 0 ? "?" : "&")}da-luu={Uri.EscapeDataString(words)}";
            return Redirect(Url.Content($"~/ma-tran/{Version}/nhom-co-quan{Query}{saved}"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        var agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token);
        Heirs = new BodyHeirs(agencies.ToDictionary(agency => agency.Code), await lineage.ExecuteAsync(token));
        Bodies = [.. agencies.Where(agency => agency.OwesDuties && agency.ValidTo is null)];
        var bodiesOf = await classes.ExecuteAsync(token);
        Classes =
        [
            .. matrix.Duties.SelectMany(duty => duty.Classes.Select(words => (Words: words, Duty: duty)))
                .GroupBy(use => use.Words)
                .Select(group => new ClassOfVersion(
                    group.Key,
                    bodiesOf(group.Key),
                    ClassProposal.Of(group.Key, Bodies),
                    [.. group.Select(use => use.Duty.Code)],
                    group.Any(use => use.Duty.Leads.Contains(Duty.ClassPrefix + use.Words))))
                .OrderBy(one => one.Bodies is not null).ThenByDescending(one => one.Leads).ThenByDescending(one => one.Duties.Count),
        ];
    }
}
