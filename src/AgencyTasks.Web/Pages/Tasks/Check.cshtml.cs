using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Kiểm tra trước khi gửi: exactly what will be handed in; its button is the small request that counts.</summary>
public sealed class CheckModel(
    CurrentViewer current, TaskDetailQuery query, SubmitTask submit, RuleMessages messages, TaskWords words,
    RequestMoment moment, IStringLocalizer<TasksTexts> texts) : PageModel, ITraceChoice
{
    /// <summary>Pressed twice, the form says twice the same: one submission, one receipt.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    /// <summary>What the page showed: changed meanwhile, in another tab or by a colleague, it is shown again first.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool IsChecked { get; set; }

    /// <summary>The kinds that the form warned of.</summary>
    [BindProperty]
    public List<PersonalTrace> Warned { get; set; } = [];

    public TaskDetail Detail { get; private set; } = null!;

    public TaskWords Words => words;

    public Submission InHand { get; private set; } = null!;

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlyList<FoundTrace> Traces { get; private set; } = [];

    /// <summary>0: handed in now it is on time.</summary>
    public int DaysLate => Detail.Task.Due.DaysOverdue(Detail.Today);

    /// <summary>Whether the police will look at it.</summary>
    public string WhatFollows => this switch
    {
        _ when Detail.Task.IsDrawnFor(Detail.Duty) => texts["Check.WillBeDrawn", Detail.Duty.SampledPercent],
        _ when Detail.Task.IsVerifiedFor(Detail.Duty) => texts["Check.WillBeVerified"],
        _ => texts["Check.WillBeDone"],
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        if (!Detail.Task.IsWithAgency || Detail.InHand is null)
        {
            return Redirect(Url.Content(Detail.Task.IsWithAgency ? $"~/nhiem-vu/{id}/nop" : $"~/nhiem-vu/{id}"));
        }

        OperationId = Guid.CreateVersion7();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken token)
    {
        if (OperationId == Guid.Empty)
        {
            return BadRequest();
        }

        try
        {
            var receipt = await submit.ExecuteAsync(
                new(id, OperationId, current.Viewer)
                {
                    ReceivedAt = moment.At, Seen = Seen, Answered = IsChecked ? Warned : [],
                },
                token);
            return Redirect(Url.Content($"~/bien-nhan/{receipt}"));
        }
        catch (RuleRefusedException refusal)
        {
            var isUnanswered = refusal.Rule == Rules.WarningIsAnswered;
            messages.AddTo(ModelState, refusal, isUnanswered ? nameof(IsChecked) : "");
            Response.StatusCode = isUnanswered ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            await LoadAsync(id, token);
            OperationId = Guid.CreateVersion7();
            ModelState.Remove(nameof(OperationId));
            return Page();
        }
    }

    private async Task LoadAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        if (!current.Viewer.ActsFor(Detail.Task.AgencyId))
        {
            throw new NotFoundException("The task");
        }

        // What a waived task had in its draft is still shown, so that nobody loses words.
        InHand = Detail.InHand ?? Detail.Task.LatestMade ?? new Submission();
        Missing = [.. InHand.WhatIsMissing(Detail.Duty).Select(messages.Sentence)];
        Traces = InHand.Traces();
    }
}
