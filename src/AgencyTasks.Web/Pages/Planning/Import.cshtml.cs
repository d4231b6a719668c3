using AgencyTasks.Core.Files;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Nhập: the template and this version to download, a box for the file that is to be checked.</summary>
[LargestRequest]
public sealed class ImportModel(
    MatrixQuery matrices, KeepImport keep, CurrentViewer current, ImportWords words, IStringLocalizer<ImportTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public AssignmentMatrix Matrix { get; private set; } = null!;

    public string VersionLink => $"/ma-tran/{Version}" + Query;

    public string Query => PlanLinks.Query(PlanCode);

    public async Task OnGetAsync(CancellationToken token) => Matrix = await matrices.ExecuteAsync(Version, PlanCode, token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        Matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), texts["Upload.None"]);
            return Page();
        }

        try
        {
            await using var content = Upload.OpenReadStream();
            var id = await keep.ExecuteAsync(new(Matrix.Id, new UploadedFile(Upload.FileName, content), current.Viewer), token);
            return Redirect(Url.Content($"~/ma-tran/{Version}/nhap/{id}{Query}"));
        }
        catch (RuleRefusedException refusal)
        {
            ModelState.AddModelError(nameof(Upload), words.Sentence(refusal));
        }
        catch (SheetRefusedException refusal)
        {
            ModelState.AddModelError(nameof(Upload), words.Sentence(refusal.Fault));
        }

        return Page();
    }
}
