using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.HandOvers;

/// <summary>Bàn giao công việc: everything open in a post, the successor, one press.</summary>
public sealed class PassOnModel(
    CurrentViewer current, PostsToPassOnQuery posts, OpenWorkQuery openWork, CandidatesQuery candidates, PassOnWork passOn,
    RuleMessages messages, IStringLocalizer<Shared> shared, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [FromRoute]
    public Guid PostId { get; set; }

    /// <summary>Pressed twice is one hand-over.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    [BindProperty]
    public PersonChoice Successor { get; set; } = new();

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public DecisionInput Decision { get; set; } = new();

    public PostToPassOn Found { get; private set; } = null!;

    public OpenWork Work { get; private set; } = null!;

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>The administrator sees what there is, and opens no task.</summary>
    public bool LinksTasks => current.Viewer.SeesEverything || current.Viewer.AgencyPosts.Any();

    public async Task OnGetAsync(CancellationToken token)
    {
        await LoadAsync(token);
        OperationId = Guid.CreateVersion7();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var isChosen = Successor.Read(reader, ModelState, texts, nameof(Successor), out var typed);
        var from = reader.Day(From, nameof(From), ModelState, texts["Pass.From.Missing"]);
        var decision = Decision.Read(reader, nameof(Decision));
        if (!isChosen || !ModelState.IsValid || OperationId == Guid.Empty)
        {
            await LoadAsync(token);
            return Page();
        }

        try
        {
            var id = await passOn.ExecuteAsync(
                new()
                {
                    PostId = PostId, OperationId = OperationId, SuccessorId = Successor.Id, New = typed,
                    From = from!.Value, Decision = decision!, By = current.Viewer,
                },
                token);
            return Redirect(Url.Content($"~/ban-giao/bien-ban/{id}?vua=1"));
        }
        catch (RuleRefusedException refusal)
        {
            await LoadAsync(token);
            messages.AddTo(
                ModelState, refusal,
                PeopleBoxes.Of(refusal.Rule, nameof(Successor), nameof(From), nameof(From), nameof(Decision)));
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Found = await posts.FindAsync(PostId, current.Viewer, token);
        Work = await openWork.ExecuteAsync(Found.Post, current.Viewer, token);
        Candidates = await candidates.ExecuteAsync(Found.Agency.Id, Found.Holder.Id, current.Viewer, token);
    }
}
