using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Báo nhầm tài liệu mật: one press, with a reason, and nobody sees the file any more.</summary>
public sealed class ReportFileModel(
    CurrentViewer current, SeenFileQuery query, ReportFile report, RuleMessages messages, IStringLocalizer<Shared> shared)
    : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public Guid TaskId { get; private set; }

    /// <summary>Null: it is hidden already.</summary>
    public string? FileName { get; private set; }

    public Task OnGetAsync(Guid itemId, CancellationToken token) => LoadAsync(itemId, token);

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid itemId, CancellationToken token)
    {
        await LoadAsync(itemId, token);
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Reason, nameof(Reason), 1000);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await report.ExecuteAsync(new(itemId, reason ?? "", current.Viewer), token);
            return Redirect(Url.Content($"~/nhiem-vu/{TaskId}"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, nameof(Reason));
            return Page();
        }
    }

    private async Task LoadAsync(Guid itemId, CancellationToken token) =>
        (TaskId, FileName) = await query.ExecuteAsync(itemId, current.Viewer, token);
}
