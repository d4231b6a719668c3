using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>Giao chức vụ: a role for a body, from a day, by a decision.</summary>
public sealed class GivePostModel(
    CurrentViewer current, PeopleQuery people, GivePost give, AgencyTasksDb db, RuleMessages messages,
    IStringLocalizer<Shared> shared, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public DecisionInput Decision { get; set; } = new();

    public ShownPerson Shown { get; private set; } = null!;

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var role = PostWords.RoleOf(Role);
        if (role is null)
        {
            ModelState.AddModelError(nameof(Role), texts["Form.Role.Missing"]);
        }

        if (Agencies.All(agency => agency.Code != Agency))
        {
            ModelState.AddModelError(nameof(Agency), texts["Form.Agency.Missing"]);
        }

        var from = reader.Day(From, nameof(From), ModelState, texts["Form.Date.Missing"]);
        var to = reader.Date(To, nameof(To)).Date;
        var decision = Decision.Read(reader, nameof(Decision));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await give.ExecuteAsync(
                new()
                {
                    PersonCode = Code, Role = role!.Value, AgencyCode = Agency!, From = from!.Value, To = to,
                    Decision = decision!, By = current.Viewer,
                },
                token);
            return Redirect(Url.Content($"~/quan-tri/nguoi-dung/{Code}?vua=giao"));
        }
        catch (RuleRefusedException refusal)
        {
            var box = PeopleBoxes.Of(refusal.Rule, "", nameof(From), nameof(To), nameof(Decision));
            messages.AddTo(ModelState, refusal, box is ".Id" ? nameof(Role) : box);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Shown = await people.FindAsync(Code, token);
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token);
        if (Agency is null && Shown.Posts is [var latest, ..])
        {
            Agency = latest.Agency.Code;
        }
    }
}
