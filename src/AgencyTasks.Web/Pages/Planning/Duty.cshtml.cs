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

/// <summary>Sửa nhiệm vụ: a duty of the draft in the boxes of "sáu rõ", beside the plan's own words.</summary>
public sealed class DutyModel(
    MatrixQuery matrices,
    ChangeDuty change,
    RemoveDuty remove,
    BodyClassesQuery classes,
    AgencyTasksDb db,
    LineageQuery lineage,
    CurrentViewer current,
    RuleMessages messages,
    IStringLocalizer<PlanningTexts> texts,
    IStringLocalizer<Shared> shared) : PageModel
{
    /// <summary>In the address of a duty that is not there yet.</summary>
    public const string New = "moi";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    /// <summary>The sentence that a new duty rests on.</summary>
    [BindProperty(SupportsGet = true, Name = "cau")]
    public string? Citation { get; set; }

    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public string? Saved { get; set; }

    /// <summary>The duty as it was shown, by its id.</summary>
    [BindProperty]
    public Guid? Seen { get; set; }

    [BindProperty]
    public DutyInput Input { get; set; } = new();

    public AssignmentMatrix Matrix { get; private set; } = null!;

    public Plan Plan { get; private set; } = null!;

    /// <summary>Null: a new one, or somebody removed it meanwhile.</summary>
    public Duty? Duty { get; private set; }

    public BodyHeirs Heirs { get; private set; } = null!;

    public IReadOnlyList<Agency> Bodies { get; private set; } = [];

    public Func<string, IReadOnlyList<string>?> BodiesOf { get; private set; } = _ => null;

    public PlanExcerpt? Excerpt { get; private set; }

    /// <summary>What somebody else wrote meanwhile, against what was typed here.</summary>
    public Duty? Meanwhile { get; private set; }

    public bool IsNew => Code == New;

    public bool NeedsReason => Duty?.LiveSince is not null;

    public Duty? Before => Neighbour(-1);

    public Duty? After => Neighbour(1);

    public Duty? NextUnconfirmed =>
        Matrix.Duties.FirstOrDefault(duty => !duty.IsConfirmedWith(BodiesOf) && duty.Position > (Duty?.Position ?? 0))
        ?? Matrix.Duties.FirstOrDefault(duty => !duty.IsConfirmedWith(BodiesOf) && duty.Code != Code);

    public IReadOnlyList<WorkAreaChoice> WorkAreas =>
    [
        .. PlanAreas.Of(Plan.Text).Select(area => new WorkAreaChoice(area.Code, area.Title)),
        .. Input.WorkArea is { Length: > 0 } own && PlanAreas.Of(Plan.Text).All(area => area.Code != own)
            ? [new WorkAreaChoice(own, own)]
            : Array.Empty<WorkAreaChoice>(),
    ];

    public string ClassesLink => $"/ma-tran/{Version}/nhom-co-quan{Query}";

    public string MatrixLink => $"/ma-tran/{Version}{Query}";

    public string Link(string code) => $"/ma-tran/{Version}/nhiem-vu/{Uri.EscapeDataString(code)}{Query}";

    private string Query => PlanLinks.Query(PlanCode);

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        await LoadAsync(token);
        if (Duty is null && !IsNew)
        {
            throw new NotFoundException("The duty");
        }

        if (Matrix.State != MatrixState.Draft)
        {
            return Redirect(Url.Content($"~{MatrixLink}"));
        }

        Seen = Duty?.Id;
        Input = Duty is null ? BlankInput() : DutyInput.From(Duty);
        Show();
        return Page();
    }

    /// <param name="confirms">Pressed: save and confirm.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "xac-nhan")] bool confirms, CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var reason = reader.Text(Input.Reason, "Input.Reason", 1000) ?? "";
        var position = Duty?.Position ?? PositionOfNew();
        var duty = Input.ToDuty(Plan, IsNew ? null : Code, Duty, position, reader, (box, problem) => ModelState.AddModelError(box, texts[$"Duty.Wrong.{problem}"]));
        if (duty is not null && ModelState.IsValid && await TryAsync(
            () => change.ExecuteAsync(new(Matrix.Id, Seen, duty, reason, confirms, current.Viewer), token), duty, token))
        {
            var next = confirms ? Neighbour(1) : null;
            var saved = $"{(Query.Length == 0 ? "?" : "&")}da-luu={Uri.EscapeDataString(duty.Code)}";
            return Redirect(Url.Content($"~{Link(next?.Code ?? duty.Code)}{saved}"));
        }

        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Input.Reason, "Input.Reason", 1000) ?? "";
        if (await TryAsync(
            () => remove.ExecuteAsync(new(Matrix.Id, Seen ?? Guid.Empty, Code, reason, current.Viewer), token), null, token))
        {
            return Redirect(Url.Content($"~{MatrixLink}"));
        }

        Show();
        return Page();
    }

    private async Task<bool> TryAsync(Func<Task> save, Duty? typed, CancellationToken token)
    {
        try
        {
            await save();
            return true;
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, BoxOf(refusal.Rule));
            Response.StatusCode = StatusCodes.Status409Conflict;
            if (refusal.Rule == Rules.DutyStandsAsSeen)
            {
                await LoadAsync(token);
                (Meanwhile, Seen) = (typed is null ? null : Duty, Duty?.Id);
                ModelState.Remove(nameof(Seen));
            }

            return false;
        }
    }

    private static string BoxOf(Rule rule) => rule switch
    {
        _ when rule == Rules.ChangeOfPublishedDutyNeedsReason => "Input.Reason",
        _ when rule == Rules.DutyAlreadyInMatrix => "Input.Code",
        _ when rule == Rules.AnnualDateComesOnceAYear => "Input.BeforeDate",
        _ when rule == Rules.DutyNeedsLead || rule == Rules.BodyIsKnown => "Input.Leads",
        _ => "",
    };

    private async Task LoadAsync(CancellationToken token)
    {
        Matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        Plan = await db.Plans.AsNoTracking().Include(plan => plan.Sentences.OrderBy(sentence => sentence.Position))
            .FirstAsync(plan => plan.Id == Matrix.PlanId, token);
        Duty = Matrix.Duties.FirstOrDefault(duty => duty.Code == Code);
        BodiesOf = await classes.ExecuteAsync(token);
        var agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token);
        Heirs = new BodyHeirs(agencies.ToDictionary(agency => agency.Code), await lineage.ExecuteAsync(token));
        Bodies = [.. agencies.Where(agency => agency.OwesDuties && (agency.ValidTo is null || IsNamed(agency.Code)))];
    }

    private bool IsNamed(string code) => Duty is not null && (Duty.Leads.Contains(code) || Duty.Coordinators.Contains(code));

    private void Show()
    {
        Input = Input.WithSpareLines();
        var sentence = Plan.Sentences.FirstOrDefault(one => one.Citation == Input.Citation)?.Text ?? Duty?.Text ?? "";
        Excerpt = sentence.Length == 0 ? null : PlanExcerpt.Of(Plan.Text, sentence, Input.Quote ?? sentence, Duty?.QuoteStart);
    }

    private DutyInput BlankInput()
    {
        var sentence = Plan.Sentences.FirstOrDefault(one => one.Citation == Citation);
        var sister = Matrix.Duties.LastOrDefault(duty => duty.Citation == Citation);
        var count = Matrix.Duties.Count(duty => duty.Citation == Citation);
        return new DutyInput
        {
            Code = Citation is null ? null : count == 0 ? Citation : $"{Citation}-{count + 1}",
            Citation = Citation,
            Quote = sentence?.Text,
            Leads = [.. sister?.Leads.Where(lead => !Domain.Planning.Duty.IsClass(lead)) ?? []],
            Mode = sister?.Mode ?? DutyMode.Assigned,
            OffsetDays = "10",
            EffectiveFrom = Core.Display.Wording.Day(Plan.From),
            EffectiveTo = Core.Display.Wording.Day(Plan.To),
            Evidence = [EvidenceInput.From(new([Domain.Evidence.EvidenceKind.Document], 1))],
        };
    }

    /// <summary>Behind its sentence's last duty; else behind the last of the sentence before.</summary>
    private int PositionOfNew()
    {
        var order = Plan.Sentences.Select((sentence, i) => (sentence.Citation, i)).ToDictionary(one => one.Citation, one => one.i);
        var own = order.GetValueOrDefault(Input.Citation ?? "", int.MaxValue);
        return Matrix.Duties.Where(duty => order.GetValueOrDefault(duty.Citation, int.MaxValue) <= own)
            .Select(duty => duty.Position).DefaultIfEmpty(0).Max();
    }

    private Duty? Neighbour(int step)
    {
        var at = Matrix.Duties.ToList().FindIndex(duty => duty.Code == Code) + step;
        return Duty is null || at < 0 || at >= Matrix.Duties.Count ? null : Matrix.Duties[at];
    }
}
