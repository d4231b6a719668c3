using AgencyTasks.Core.Communes;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Communes;

/// <summary>Địa bàn chuyển hóa: a plan's communes of a year, with the decisions.</summary>
public sealed class IndexModel(
    ConversionsQuery query, CurrentViewer current, ListSheets sheets, IStringLocalizer<ListTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    /// <summary>What a change just did: added, restored, cancelled.</summary>
    [BindProperty(SupportsGet = true, Name = "vua")]
    public string? Done { get; set; }

    public ConversionList List { get; private set; } = null!;

    public bool MayChange => current.Viewer.Is(Role.Coordinator) || current.Viewer.Is(Role.Committee);

    public IReadOnlyList<int>? DoneFigures =>
        Done?.Split('-') is [var a, var b, var c] && int.TryParse(a, out var added) && int.TryParse(b, out var restored)
        && int.TryParse(c, out var cancelled)
            ? [added, restored, cancelled]
            : null;

    public string AddLink => $"/dia-ban/them?ke-hoach={Uri.EscapeDataString(List.Plan.Code)}&nam={List.Year}";

    public async Task OnGetAsync(CancellationToken token) =>
        List = await query.ExecuteAsync(PlanCode, Year, current.Viewer, token);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        return await this.ListFileAsync(
            $"dia-ban-{List.Plan.Code}-{List.Year}", [sheets.Conversions(texts["Sheet.Communes"], List.Lines)], token);
    }

    internal static string DoneLink(string planCode, int year, Produced produced) =>
        $"/dia-ban?ke-hoach={Uri.EscapeDataString(planCode)}&nam={year}&vua={produced.Added}-{produced.Restored}-{produced.Cancelled}";
}
