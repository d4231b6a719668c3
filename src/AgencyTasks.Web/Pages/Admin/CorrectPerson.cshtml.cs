using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>Sửa thông tin: name, title, mail address.</summary>
public sealed class CorrectPersonModel(
    CurrentViewer current, PeopleQuery people, CorrectPerson correct, RuleMessages messages,
    IStringLocalizer<Shared> shared, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public ShownPerson Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken token)
    {
        Shown = await people.FindAsync(Code, token);
        Input = new PersonInput
        {
            FullName = Shown.Person.FullName, Title = Shown.Person.Title, Mail = Shown.Person.Mail,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        Shown = await people.FindAsync(Code, token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        if (Input.Read(reader, ModelState, texts, nameof(Input)) is not { } typed || !ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await correct.ExecuteAsync(new(Code, typed, current.Viewer), token);
            return Redirect(Url.Content($"~/quan-tri/nguoi-dung/{Code}?vua=sua"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, $"{nameof(Input)}.{nameof(PersonInput.Mail)}");
            return Page();
        }
    }
}
