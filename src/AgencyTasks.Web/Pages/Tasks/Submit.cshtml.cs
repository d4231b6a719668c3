using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Nộp kết quả: puts together what will be handed in. Whatever is good is kept in the draft, also when something
/// beside it is refused.</summary>
[LargestRequest]
public sealed class SubmitModel(
    CurrentViewer current, TaskDetailQuery query, LastPeriodQuery lastPeriod, SaveDraft saveDraft, CopyLastPeriod copyLast,
    ReceivedFiles received,
    RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : PageModel, IEvidenceForm
{
    [BindProperty]
    public SubmitInput Input { get; set; } = new();

    public TaskDetail Detail { get; private set; } = null!;

    /// <summary>The draft is another than the form showed: it is shown beside what was typed.</summary>
    public bool IsWrittenElsewhere { get; private set; }

    public LastPeriod? Last { get; private set; }

    /// <summary>Something was handed in the period before, and nothing of this one is in hand yet.</summary>
    public bool OffersLast => Last is not null && Detail.InHand is null && Detail.Task.IsWithAgency;

    public TaskWords Words => words;

    EvidenceInput IEvidenceForm.Input => Input;

    public bool ShowsLink => !string.IsNullOrEmpty(Input.Link)
        || Detail.Duty.EvidenceAskedFor.Any(asked => asked.Kinds.Contains(Domain.Evidence.EvidenceKind.Link));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        if (!Detail.IsLive || !Detail.Task.IsWithAgency)
        {
            return Redirect(Url.Content($"~/nhiem-vu/{id}"));
        }

        Input = SubmitInput.From(Detail);
        return Page();
    }

    /// <summary>The figure of the period before, as it is shown beside the box.</summary>
    public string? LastFigure(string? name) =>
        Last?.Made.Figures.FirstOrDefault(figure => figure.Name == name) is { } figure
            ? $"{TypedNumber.Show(figure.Value)} {figure.Unit}"
            : null;

    public async Task<IActionResult> OnPostCopyAsync([FromRoute] Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        try
        {
            await copyLast.ExecuteAsync(new(id, current.Viewer), token);
            return Redirect(Url.Content($"~/nhiem-vu/{id}/nop"));
        }
        catch (RuleRefusedException refusal)
        {
            Refuse(refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            Input = SubmitInput.From(Detail);
            return await AgainAsync(id, token);
        }
    }

    /// <param name="copy">The last period's words and evidence are wanted too, beside what was typed.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, Guid? remove, bool copy, CancellationToken token)
    {
        await LoadAsync(id, token);
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var command = Input.ToCommand(Detail, received, reader) with { RemovedItems = remove is { } item ? [item] : [] };
        if (await SaveAsync(command, token))
        {
            if (copy && ModelState.IsValid)
            {
                return await OnPostCopyAsync(id, token);
            }

            await LoadAsync(id, token);
            if (remove is null && ModelState.IsValid && Detail.Task.Draft is { } draft)
            {
                foreach (var missing in draft.WhatIsMissing(Detail.Duty))
                {
                    Refuse(missing);
                }
            }
        }
        else
        {
            await Input.KeepAsync(received, current.Viewer, [], token);
            ModelState.Remove("Input.Received");
        }

        return remove is null && ModelState.IsValid
            ? Redirect(Url.Content($"~/nhiem-vu/{id}/kiem-tra"))
            : await AgainAsync(id, token);
    }

    /// <summary>The form once more, beside the draft as it stands now.</summary>
    private async Task<PageResult> AgainAsync(Guid id, CancellationToken token)
    {
        await LoadAsync(id, token);
        return Page();
    }

    private async Task LoadAsync(Guid id, CancellationToken token)
    {
        Detail = await query.ExecuteAsync(id, current.Viewer, token);
        if (!current.Viewer.ActsFor(Detail.Task.AgencyId))
        {
            throw new NotFoundException("The task");
        }

        Last ??= await lastPeriod.ExecuteAsync(Detail.Task, token);
    }

    /// <returns>False: nothing could be kept.</returns>
    private async Task<bool> SaveAsync(SaveDraft.Command command, CancellationToken token)
    {
        for (SaveDraft.Command? rest = command; rest is not null;)
        {
            try
            {
                foreach (var refusal in await saveDraft.ExecuteAsync(rest, token))
                {
                    Refuse(refusal);
                }

                Input.ForgetReceived(received, current.Viewer);
                foreach (var box in Input.ForgetSaved(rest.Document is not null, rest.Link is not null))
                {
                    ModelState.Remove(box);
                }

                return true;
            }
            catch (RuleRefusedException refusal)
            {
                Refuse(refusal);
                rest = SubmitInput.Without(rest, refusal);
            }
            catch (StorageFullException)
            {
                Response.StatusCode = StatusCodes.Status507InsufficientStorage;
                ModelState.AddModelError("Input.Files", shared["Error.507.Text"]);
                rest = rest with { Files = [] };
            }
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    private void Refuse(RuleRefusedException refusal)
    {
        IsWrittenElsewhere |= refusal.Rule == Rules.DraftIsNotOverwritten;
        messages.AddTo(ModelState, refusal, Input.BoxOf(refusal) ?? "");
    }
}
