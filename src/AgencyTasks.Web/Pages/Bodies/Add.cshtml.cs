using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Bodies;

/// <summary>Thêm cơ quan: a body that a new plan names and the system does not know; goes back to where it was missed.</summary>
public sealed class AddModel(
    CurrentViewer current, AddAgency add, RuleMessages messages, IStringLocalizer<Shared> shared) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "tro-ve")]
    public string? Back { get; set; }

    [BindProperty]
    public string? ShortName { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public bool IsRequested { get; set; }

    public string BackLink => Url.IsLocalUrl(Back) ? Back : Url.Content("~/ma-tran");

    public void OnGet()
    {
        // An empty form, but for the name.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var name = reader.Text(Name, "ten", 200) ?? "";
        var shortName = reader.Text(ShortName, nameof(ShortName), 100) ?? "";
        var mail = reader.Text(Mail, nameof(Mail), 200) ?? "";
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await add.ExecuteAsync(new(name, shortName, mail, IsRequested, current.Viewer), token);
            return LocalRedirect(BackLink);
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, refusal.Rule.Name.StartsWith("Agency", StringComparison.Ordinal) ? "ten" : nameof(Mail));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }
}
