using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Verification;

/// <summary>Chờ xác nhận: what agencies handed in, the oldest first, each beside its evidence; after each the next one.</summary>
public sealed class IndexModel(
    CurrentViewer current,
    VerificationQueueQuery queue,
    TaskDetailQuery details,
    FrequentReasonsQuery frequent,
    WorkingCalendarQuery calendars,
    AcceptSubmission accept,
    ReturnSubmission giveBack,
    RuleMessages messages,
    IStringLocalizer<Shared> shared,
    IStringLocalizer<VerificationTexts> texts,
    IStringLocalizer<ListTexts> listTexts,
    ListSheets sheets,
    IClock clock) : PageModel
{
    public const int PageSize = 50;

    /// <summary>How many standard reasons the resources hold.</summary>
    private const int StandardReasons = 5;

    [BindProperty(SupportsGet = true, Name = "taskId")]
    public Guid? TaskId { get; set; }

    /// <summary>The task just decided, of which the page says what became.</summary>
    [BindProperty(SupportsGet = true, Name = "vua")]
    public Guid? JustDecided { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? Number { get; set; }

    /// <summary>The submission that was on the screen.</summary>
    [BindProperty]
    public Guid? SubmissionId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public WarnedWords Warned { get; set; } = new();

    /// <summary>Frequent reasons that were ticked; with a script they are lines of <see cref="Reason"/> already.</summary>
    [BindProperty]
    public List<string> Ticked { get; set; } = [];

    /// <summary>"tat-ca": every row of the page is marked, for who has no script.</summary>
    [BindProperty(SupportsGet = true, Name = "danh-dau")]
    public string? Marks { get; set; }

    public VerificationQueue Queue { get; private set; } = null!;

    public WorkingCalendar Calendar { get; private set; } = null!;

    public TaskDetail? Chosen { get; private set; }

    public TaskDetail? Decided { get; private set; }

    /// <summary>The police's own words, the most used first, then the standard ones.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    public TwoClocks Clocks => TwoClocks.Of(Chosen!.Task, Calendar, Today);

    public bool MarksAll => Marks == "tat-ca";

    public LocalDate Today => clock.Today();

    public int PageNumber => Number is >= 1 and <= 10_000 ? Number.Value : 1;

    public int PageCount => Math.Max(1, (Queue.Total + PageSize - 1) / PageSize);

    public Submission? Pending =>
        Chosen?.Task.Submissions.FirstOrDefault(submission => submission.State == SubmissionState.Pending);

    /// <summary>Nobody verifies their own.</summary>
    public bool IsOwn => Pending?.MadeBy == current.Viewer.PersonId;

    public int WaitingDays(Instant? since) => since is { } at
        ? Calendar.WorkingDaysBetween(ProvinceTime.DateOf(at), Today)
        : 0;

    public bool IsLong(Instant? since) => WaitingDays(since) > LongWait.WorkingDays;

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        var all = await queue.ExecuteAsync(0, int.MaxValue, token);
        return await this.ListFileAsync(
            "cho-xac-nhan",
            [sheets.Waiting(listTexts["Sheet.Waiting"], all.Lines, await calendars.ExecuteAsync(token))],
            token);
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken token) => DecideAsync(
        taskId => accept.ExecuteAsync(new(taskId, current.Viewer) { SubmissionId = SubmissionId }, token),
        SubmissionState.Accepted,
        token);

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var written = Ticked.Take(20).Append(Reason).Select(part => part?.Trim()).Where(part => !string.IsNullOrEmpty(part));
        var reason = reader.Reason(string.Join('\n', written.Distinct()), nameof(Reason), Warned);
        if (ModelState.IsValid && reason is null)
        {
            ModelState.AddModelError(nameof(Reason), texts["Return.ReasonMissing"]);
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(token);
            return Page();
        }

        return await DecideAsync(
            taskId => giveBack.ExecuteAsync(
                new(taskId, reason!, current.Viewer) { SubmissionId = SubmissionId }, token),
            SubmissionState.Returned,
            token);
    }

    private async Task<IActionResult> DecideAsync(Func<Guid, Task> decide, SubmissionState wanted, CancellationToken token)
    {
        if (TaskId is not { } taskId)
        {
            return Redirect(Url.Content("~/xac-nhan"));
        }

        try
        {
            await decide(taskId);
        }
        catch (RuleRefusedException refusal)
        {
            await LoadAsync(token);
            var seen = Chosen?.Task.Submissions.FirstOrDefault(one => one.Id == SubmissionId);
            if (seen?.DecidedBy != current.Viewer.PersonId || seen.State != wanted)
            {
                return Refused(refusal, seen);
            }

            // Pressed twice: it is done, by the same person and in the same way.
        }

        var next = await queue.NextAsync(taskId, token);
        return Redirect(Url.Content($"~/xac-nhan{(next is { } id ? $"/{id}" : "")}?vua={taskId}"));
    }

    private PageResult Refused(RuleRefusedException refusal, Submission? seen)
    {
        var isDecided = refusal.Rule == Rules.TaskIsNotWaitingForVerification && seen is { DecidedAt: not null };
        ModelState.AddModelError("", isDecided
            ? texts[
                seen!.State == SubmissionState.Accepted ? "Conflict.Accepted" : "Conflict.Returned",
                Chosen!.NameOf(seen.DecidedBy),
                Wording.Moment(seen.DecidedAt!.Value, CultureInfo.CurrentUICulture)]
            : messages.Sentence(refusal));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Queue = await queue.ExecuteAsync((PageNumber - 1) * PageSize, PageSize, token);
        Calendar = await calendars.ExecuteAsync(token);
        if ((TaskId ?? (Queue.Lines is [var oldest, ..] ? oldest.Line.Id : null)) is { } id)
        {
            Chosen = await details.ExecuteAsync(id, current.Viewer, token);
        }

        if (Pending is not null && !IsOwn)
        {
            var standard = Enumerable.Range(1, StandardReasons).Select(i => texts[$"Reason.{i}"].Value);
            Reasons = [.. (await frequent.ExecuteAsync(token)).Concat(standard).Distinct()];
        }

        if (JustDecided is { } decided)
        {
            Decided = await details.ExecuteAsync(decided, current.Viewer, token);
        }
    }
}
