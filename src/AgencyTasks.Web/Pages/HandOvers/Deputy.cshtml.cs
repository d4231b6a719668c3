using AgencyTasks.Core.Database;
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

/// <summary>Ủy quyền khi vắng mặt: a deputy for the days of a leave; ended early with one press.</summary>
public sealed class DeputyModel(
    CurrentViewer current, PostsToPassOnQuery posts, CandidatesQuery candidates, NameDeputy name, EndDeputy end,
    PostSettings settings, RuleMessages messages, IStringLocalizer<Shared> shared, IStringLocalizer<PeopleTexts> texts)
    : PageModel
{
    [FromRoute]
    public Guid PostId { get; set; }

    [BindProperty(SupportsGet = true, Name = "vua")]
    public string? Just { get; set; }

    [BindProperty]
    public PersonChoice Person { get; set; } = new();

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PostToPassOn Found { get; private set; } = null!;

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public int LongestDays => settings.LongestDeputyDays;

    public string? JustDone => Just switch { "giao" => "Leave.Named", "thoi" => "Leave.Ended", _ => null };

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var isChosen = Person.Read(reader, ModelState, texts, nameof(Person), out var typed);
        var from = reader.Day(From, nameof(From), ModelState, texts["Form.Date.Missing"]);
        var to = reader.Day(To, nameof(To), ModelState, texts["Form.Date.Missing"]);
        var reason = reader.Text(Reason, nameof(Reason), 200);
        if (reason is null && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), texts["Leave.Reason.Missing"]);
        }

        if (!isChosen || !ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await name.ExecuteAsync(
                new()
                {
                    PostId = PostId, DeputyId = Person.Id, New = typed, From = from!.Value, To = to!.Value,
                    Reason = reason!, By = current.Viewer,
                },
                token);
            return Redirect(Url.Content($"~/ban-giao/{PostId}/uy-quyen?vua=giao"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(
                ModelState, refusal, PeopleBoxes.Of(refusal.Rule, nameof(Person), nameof(From), nameof(To), nameof(Reason)));
            return Page();
        }
    }

    public async Task<IActionResult> OnPostEndAsync(Guid deputyPostId, CancellationToken token)
    {
        await LoadAsync(token);
        if (Found.Deputies.Any(deputy => deputy.Post.Id == deputyPostId))
        {
            await end.ExecuteAsync(new(deputyPostId, texts["Leave.End"], current.Viewer), token);
        }

        return Redirect(Url.Content($"~/ban-giao/{PostId}/uy-quyen?vua=thoi"));
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Found = await posts.FindAsync(PostId, current.Viewer, token);
        Candidates = await candidates.ExecuteAsync(Found.Agency.Id, Found.Holder.Id, current.Viewer, token);
    }
}
