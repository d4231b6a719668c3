using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Communes;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Communes;

/// <summary>Thêm địa bàn: a commune is put on the list of a year, by a decision.</summary>
public sealed class AddModel(
    ConversionsQuery query, SelectConversion select, CurrentViewer current, RuleMessages messages,
    IStringLocalizer<Shared> shared, IStringLocalizer<ConversionTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    [BindProperty]
    public Guid? CommuneId { get; set; }

    [BindProperty]
    public bool IsCarriedOver { get; set; }

    [BindProperty]
    public DecisionInput Decision { get; set; } = new();

    public ConversionList List { get; private set; } = null!;

    public IReadOnlyList<(Guid Id, string Commune, string District)> Communes { get; private set; } = [];

    public string BackLink => $"/dia-ban?ke-hoach={Uri.EscapeDataString(List.Plan.Code)}&nam={List.Year}";

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        if (CommuneId is null)
        {
            ModelState.AddModelError(nameof(CommuneId), texts["Choose.Missing"]);
        }

        var decision = Decision.Read(reader, nameof(Decision));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var produced = await select.ExecuteAsync(
                new(List.Plan.Id, CommuneId!.Value, Year ?? List.Year, IsCarriedOver, decision!, current.Viewer), token);
            return Redirect(IndexModel.DoneLink(List.Plan.Code, List.Year, produced));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, BoxOf(refusal.Rule));
            return Page();
        }
    }

    private static string BoxOf(Rule rule) =>
        rule == Rules.DecisionIsComplete ? $"{nameof(Decision)}.Number"
        : rule == Rules.DocumentIsNotFromTheFuture || rule == Rules.SelectionFollowsTheDrop ? $"{nameof(Decision)}.SignedOn"
        : nameof(CommuneId);

    private async Task LoadAsync(CancellationToken token)
    {
        List = await query.ExecuteAsync(PlanCode, Year, current.Viewer, token);
        Communes = await query.CommunesAsync(token);
    }
}
