using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Verification;

/// <summary>Đề nghị gia hạn: the police agree, offer another day or refuse with a reason; after each the next one.</summary>
public sealed class ExtensionsModel(
    CurrentViewer current,
    OpenExtensionsQuery query,
    TaskDetailQuery details,
    DecideExtension decide,
    RuleMessages messages,
    IStringLocalizer<Shared> shared,
    IStringLocalizer<VerificationTexts> texts,
    IStringLocalizer<ListTexts> listTexts,
    ListSheets sheets,
    IClock clock) : PageModel
{
    public const string Agree = "dong-y";
    public const string Other = "ngay-khac";
    public const string Refuse = "tu-choi";

    [BindProperty(SupportsGet = true, Name = "taskId")]
    public Guid? TaskId { get; set; }

    [BindProperty(SupportsGet = true, Name = "vua")]
    public Guid? JustDecided { get; set; }

    /// <summary>The request that was on the screen.</summary>
    [BindProperty]
    public Guid? ExtensionId { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    public IReadOnlyList<OpenExtension> Waiting { get; private set; } = [];

    public TaskDetail? Chosen { get; private set; }

    public TaskDetail? Decided { get; private set; }

    public LocalDate Today => clock.Today();

    public Extension? Asked => Chosen?.Task.Extensions.FirstOrDefault(one => one.State == ExtensionState.Open);

    public Extension? LastDecided => Decided?.Task.Extensions
        .Where(one => one.State != ExtensionState.Open).MaxBy(one => one.DecidedAt);

    public bool IsOwn => Asked?.AskedBy == current.Viewer.PersonId;

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token) => await this.ListFileAsync(
        "de-nghi-gia-han", [sheets.Extensions(listTexts["Sheet.Extensions"], await query.ExecuteAsync(token))], token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        if (TaskId is not { } taskId || Chosen is null)
        {
            return Redirect(Url.Content("~/gia-han"));
        }

        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var seen = Chosen.Task.Extensions.FirstOrDefault(one => one.Id == ExtensionId);
        var until = Decision switch
        {
            Agree => seen?.AskedFor,
            Other => Typed(reader),
            _ => null,
        };
        var reason = reader.Reason(Reason, nameof(Reason), Warned);
        if (Decision is not (Agree or Other or Refuse))
        {
            ModelState.AddModelError(nameof(Decision), texts["Decide.Missing"]);
        }

        if (Decision == Refuse && reason is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Reason), texts["Decide.ReasonMissing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var command = new DecideExtension.Command(taskId, until, reason, current.Viewer) { ExtensionId = ExtensionId };
            await decide.ExecuteAsync(command, token);
        }
        catch (RuleRefusedException refusal)
        {
            await LoadAsync(token);
            seen = Chosen.Task.Extensions.FirstOrDefault(one => one.Id == ExtensionId);
            if (refusal.Rule != Rules.NoOpenExtension || !IsMine(seen, until))
            {
                return Refused(refusal, seen);
            }
        }

        var next = Waiting.Select(one => one.Line.Id).FirstOrDefault(id => id != taskId);
        return Redirect(Url.Content($"~/gia-han{(next == Guid.Empty ? "" : $"/{next}")}?vua={taskId}"));
    }

    /// <summary>Pressed twice: decided by the same person in the same way.</summary>
    private bool IsMine(Extension? seen, LocalDate? until) =>
        seen is { DecidedBy: { } by } && by == current.Viewer.PersonId && seen.AgreedDate == until;

    private LocalDate? Typed(FormReader reader)
    {
        var until = reader.Date(Until, nameof(Until));
        if (until.IsEmpty)
        {
            ModelState.AddModelError(nameof(Until), texts["Decide.DateMissing"]);
        }

        return until.Date;
    }

    private PageResult Refused(RuleRefusedException refusal, Extension? seen)
    {
        if (refusal.Rule == Rules.ExtensionIsLater || refusal.Rule == Rules.ExtensionWithinThreeYears)
        {
            messages.AddTo(ModelState, refusal, Decision == Other ? nameof(Until) : nameof(Decision));
            return Page();
        }

        ModelState.AddModelError("", refusal.Rule == Rules.NoOpenExtension && seen is { DecidedAt: { } at }
            ? texts[
                seen.State == ExtensionState.Agreed ? "Conflict.Agreed" : "Conflict.Refused",
                Chosen!.NameOf(seen.DecidedBy),
                Wording.Moment(at, CultureInfo.CurrentUICulture)]
            : messages.Sentence(refusal));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Waiting = await query.ExecuteAsync(token);
        if ((TaskId ?? (Waiting is [var oldest, ..] ? oldest.Line.Id : null)) is { } id)
        {
            Chosen = await details.ExecuteAsync(id, current.Viewer, token);
        }

        if (JustDecided is { } decided)
        {
            Decided = await details.ExecuteAsync(decided, current.Viewer, token);
        }
    }
}
