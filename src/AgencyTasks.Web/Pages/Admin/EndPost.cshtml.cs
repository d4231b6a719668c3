using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>Kết thúc chức vụ: the last day, by a decision.</summary>
public sealed class EndPostModel(
    CurrentViewer current, PeopleQuery people, EndPost end, RuleMessages messages, IStringLocalizer<Shared> shared,
    IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public Guid PostId { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    [BindProperty]
    public DecisionInput Decision { get; set; } = new();

    public ShownPerson Shown { get; private set; } = null!;

    public ShownPost Post { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var lastDay = reader.Day(LastDay, nameof(LastDay), ModelState, texts["Form.Date.Missing"]);
        var decision = Decision.Read(reader, nameof(Decision));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await end.ExecuteAsync(new(Code, PostId, lastDay!.Value, decision!, current.Viewer), token);
            return Redirect(Url.Content($"~/quan-tri/nguoi-dung/{Code}?vua=thoi"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(
                ModelState, refusal,
                PeopleBoxes.Of(refusal.Rule, "", nameof(LastDay), nameof(LastDay), nameof(Decision)));
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Shown = await people.FindAsync(Code, token);
        Post = Shown.Posts.FirstOrDefault(post => post.Post.Id == PostId) ?? throw new NotFoundException("The post");
    }
}
