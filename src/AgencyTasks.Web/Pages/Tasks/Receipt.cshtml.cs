using AgencyTasks.Core;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Biên nhận: what was handed in, when to the second, by whom; for everybody who may see the task.</summary>
public sealed class ReceiptModel(
    CurrentViewer current, AgencyTasksDb db, TaskDetailQuery query, TaskWords words, AgencyTasksSettings settings,
    IClock clock) : PageModel
{
    public TaskDetail Detail { get; private set; } = null!;

    public Submission Made { get; private set; } = null!;

    /// <summary>The entry of the trail that was written when this was handed in.</summary>
    public TrailHead? Written { get; private set; }

    public TaskWords Words => words;

    public string Timeliness => words.Timeliness(Made, Detail.Task.Due);

    /// <summary>The state of this submission, not of what came after it.</summary>
    public string State => Made.State switch
    {
        SubmissionState.Returned => "Returned",
        SubmissionState.Pending => "Submitted",
        _ => TaskWords.StateCode(TaskState.Accepted, isBegun: true, Made.IsOnTime, Made.IsNothingToReport),
    };

    /// <summary>Where this page is found again.</summary>
    public string Address => $"{settings.BaseUrl.TrimEnd('/')}/bien-nhan/{Made.ReceiptNumber}";

    public bool IsOwn => current.Viewer.ActsFor(Detail.Task.AgencyId);

    public async Task OnGetAsync(string so, CancellationToken token)
    {
        var taskId = await db.Submissions.AsNoTracking().Where(made => made.ReceiptNumber == so)
            .Select(made => (Guid?)made.TaskId).FirstOrDefaultAsync(token) ?? throw new NotFoundException("The receipt");
        Detail = await query.ExecuteAsync(taskId, current.Viewer, token);
        Made = Detail.Task.Submissions.First(made => made.ReceiptNumber == so);
        Written = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectKind == "task" && entry.SubjectId == taskId && entry.Event == "Submitted"
                && entry.At == Made.MadeAt)
            .Select(entry => new TrailHead(entry.Seq, entry.Hash))
            .FirstOrDefaultAsync(token);
        ViewData["PrintedAt"] = TaskWords.ShortMoment(clock.Now());
    }
}
