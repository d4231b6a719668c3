using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Communes;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Communes;

/// <summary>Kết thúc diện chuyển hóa: recognised or dropped, from a day on, by a decision.</summary>
public sealed class EndModel(
    ConversionsQuery query, EndConversion end, AgencyTasksDb db, CurrentViewer current, RuleMessages messages,
    IStringLocalizer<Shared> shared, IStringLocalizer<ConversionTexts> texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ConversionOutcome? Outcome { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public DecisionInput Decision { get; set; } = new();

    public ConversionLine Line { get; private set; } = null!;

    /// <summary>The list it stands in: its own plan's, of its year.</summary>
    public string ListLink => $"/dia-ban?ke-hoach={Uri.EscapeDataString(PlanCode)}&nam={Line.Conversion.Year}";

    private string PlanCode { get; set; } = "";

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        if (Outcome is null)
        {
            ModelState.AddModelError(nameof(Outcome), texts["Outcome.Missing"]);
        }

        var on = reader.Day(On, nameof(On), ModelState, texts["From.Missing"]);
        var decision = Decision.Read(reader, nameof(Decision));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var produced = await end.ExecuteAsync(new(Id, Outcome!.Value, on!.Value, decision!, current.Viewer), token);
            return Redirect(IndexModel.DoneLink(PlanCode, Line.Conversion.Year, produced));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, BoxOf(refusal.Rule));
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Line = await query.FindAsync(Id, token);
        PlanCode = await db.Plans.Where(one => one.Id == Line.Conversion.PlanId).Select(one => one.Code).SingleAsync(token);
    }

    private static string BoxOf(Rule rule) =>
        rule == Rules.DecisionIsComplete ? $"{nameof(Decision)}.Number"
        : rule == Rules.DocumentIsNotFromTheFuture ? $"{nameof(Decision)}.SignedOn"
        : nameof(On);
}
