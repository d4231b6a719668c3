using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>Thêm người: name, title, own mail address; posts come after.</summary>
public sealed class AddPersonModel(
    CurrentViewer current, AddPerson add, RuleMessages messages, IStringLocalizer<Shared> shared,
    IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public void OnGet()
    {
        // An empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        if (Input.Read(reader, ModelState, texts, nameof(Input)) is not { } typed || !ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var code = await add.ExecuteAsync(new(typed, current.Viewer), token);
            return Redirect(Url.Content($"~/quan-tri/nguoi-dung/{code}?vua=them"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, $"{nameof(Input)}.{nameof(PersonInput.Mail)}");
            return Page();
        }
    }
}
