using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Kiểm tra trước khi nộp chung: each row as it will be handed in; those that lack something stay behind.</summary>
public sealed class SharedCheckModel(
    CurrentViewer current, SharedTasksQuery query, SubmitTasks submit, RuleMessages messages, TaskWords words,
    RequestMoment moment) : PageModel, ITraceChoice
{
    [BindProperty(SupportsGet = true, Name = "nhiem-vu")]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>One a row: pressed twice, the form says twice the same.</summary>
    [BindProperty]
    public Dictionary<Guid, Guid> Operations { get; set; } = [];

    /// <summary>What the page showed of each row.</summary>
    [BindProperty]
    public Dictionary<Guid, string> Seen { get; set; } = [];

    [BindProperty]
    public bool IsChecked { get; set; }

    /// <summary>The kinds that the form warned of.</summary>
    [BindProperty]
    public List<PersonalTrace> Warned { get; set; } = [];

    public IReadOnlyList<SharedTask> Tasks { get; private set; } = [];

    /// <summary>What a row lacks before it can be handed in.</summary>
    public ILookup<Guid, string> Missing { get; private set; } = Array.Empty<Guid>().ToLookup(_ => Guid.Empty, _ => "");

    public IReadOnlyList<SharedTask> Ready => [.. Tasks.Where(one => one.Task.IsWithAgency && !Missing[one.Task.Id].Any())];

    public IReadOnlyList<FoundTrace> Traces { get; private set; } = [];

    public SharedSet Set => new(Tasks, words);

    public string EditLink => "~/nop-chung/minh-chung" + SharedLinks.Query(Chosen);

    public string SealOf(Guid taskId) => DraftContent.SealOf(Tasks.First(one => one.Task.Id == taskId).Task);

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        if (Chosen.Count == 0)
        {
            return Redirect(Url.Content("~/nop-chung"));
        }

        await LoadAsync(token);
        Operations = Ready.ToDictionary(one => one.Task.Id, _ => Guid.CreateVersion7());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        var rows = Operations.Where(row => Chosen.Contains(row.Key) && row.Value != Guid.Empty)
            .Select(row => new SubmitTasks.Row(row.Key, row.Value, Seen.GetValueOrDefault(row.Key))).ToList();
        if (rows.Count == 0)
        {
            return BadRequest();
        }

        var result = await submit.ExecuteAsync(
            new(rows, current.Viewer, moment.At) { Answered = IsChecked ? Warned : [] }, token);
        if (result.Refused.Count == 0)
        {
            var receipts = new QueryBuilder(result.Receipts.Select(number => KeyValuePair.Create("so", number)));
            return Redirect(Url.Content("~/nop-chung/bien-nhan" + receipts));
        }

        await LoadAsync(token);
        if (result.Refused.Values.All(refusal => refusal.Rule == Rules.WarningIsAnswered))
        {
            messages.AddTo(ModelState, result.Refused.Values.First(), nameof(IsChecked));
            return Page();
        }

        foreach (var (taskId, refusal) in result.Refused)
        {
            var one = Tasks.First(task => task.Task.Id == taskId);
            ModelState.AddModelError("", $"{Set.NameOf(one)}: {messages.Sentence(refusal)}");
            if (refusal.Rule == Rules.FormIsSentOnce)
            {
                Operations[taskId] = Guid.CreateVersion7();
            }
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Tasks = await query.ExecuteAsync(Chosen, current.Viewer, token);
        Chosen = [.. Tasks.Select(one => one.Task.Id)];
        Missing = Tasks.Where(one => one.InHand is not null)
            .SelectMany(one => one.InHand!.WhatIsMissing(one.Duty), (one, missing) => (one.Task.Id, messages.Sentence(missing)))
            .Concat(Tasks.Where(one => one.Task.IsWithAgency && one.InHand is null)
                .Select(one => (one.Task.Id, words.NothingBegun)))
            .ToLookup(row => row.Item1, row => row.Item2);
        // Of what was handed in already nothing is asked again.
        Traces = [.. Tasks.Where(one => one.Task.IsWithAgency).SelectMany(one => one.InHand?.Traces() ?? []).Distinct()];
    }
}
