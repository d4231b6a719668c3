using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Who may open a file: whoever sees its task.</summary>
internal static class EvidenceAccess
{
    /// <exception cref="NotFoundException">No such item, not a file, or not for this person.</exception>
    public static async Task<StoredFile> FindFileAsync(
        this AgencyTasksDb db, Guid itemId, Viewer viewer, CancellationToken token)
    {
        var seen = db.Tasks.SeenBy(viewer, db);
        var item = await db.Set<EvidenceItem>().AsNoTracking()
            .Where(item => item.Id == itemId && db.Submissions.Any(submission =>
                submission.Id == item.SubmissionId && seen.Any(task => task.Id == submission.TaskId)))
            .FirstOrDefaultAsync(token);
        return item?.File ?? throw new NotFoundException("The evidence");
    }
}
