using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.ReportedFiles;

/// <summary>One reported file: purged by the police and an administrator together, or released by the police.</summary>
public sealed class DetailModel(
    ReportedFilesQuery query, ConfirmPurge confirm, ReleaseFile release, CurrentViewer current, RuleMessages messages,
    IStringLocalizer<Shared> shared, IStringLocalizer<ReportedFileTexts> texts) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>"Tôi đồng ý xóa hẳn": what is purged does not come back.</summary>
    [BindProperty]
    public bool IsSure { get; set; }

    public ReportedFileLine Line { get; private set; } = null!;

    public bool IsPolice => current.Viewer.Is(Role.Coordinator);

    /// <summary>The own office has not confirmed yet.</summary>
    public bool MayConfirm => (IsPolice ? Line.File.PoliceConfirmedBy : Line.File.AdminConfirmedBy) is null;

    public Task OnGetAsync(Guid id, CancellationToken token) => LoadAsync(id, token);

    public async Task<IActionResult> OnPostPurgeAsync([FromRoute] Guid id, CancellationToken token)
    {
        if (!IsSure)
        {
            ModelState.AddModelError(nameof(IsSure), texts["Purge.SureMissing"]);
            await LoadAsync(id, token);
            return Page();
        }

        return await TryAsync(id, () => confirm.ExecuteAsync(new(id, current.Viewer), token), token);
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromRoute] Guid id, CancellationToken token)
    {
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Reason, nameof(Reason), 1000);
        if (!ModelState.IsValid)
        {
            await LoadAsync(id, token);
            return Page();
        }

        return await TryAsync(id, () => release.ExecuteAsync(new(id, reason ?? "", current.Viewer), token), token);
    }

    private async Task<IActionResult> TryAsync(Guid id, Func<Task> act, CancellationToken token)
    {
        await LoadAsync(id, token);
        try
        {
            await act();
            return Redirect(Url.Content($"~/tep-mat/{id}"));
        }
        catch (RuleRefusedException refusal)
        {
            var isReason = refusal.Rule == Rules.ReasonIsGiven;
            messages.AddTo(ModelState, refusal, isReason ? nameof(Reason) : "");
            Response.StatusCode = isReason ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            await LoadAsync(id, token);
            return Page();
        }
    }

    private async Task LoadAsync(Guid id, CancellationToken token) =>
        Line = await query.FindAsync(id, current.Viewer, token);
}
