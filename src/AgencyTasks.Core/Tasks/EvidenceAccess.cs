using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Who may open a file: whoever sees its task, unless it is hidden; while it is being put together, who puts it
/// together.</summary>
internal static class EvidenceAccess
{
    /// <summary>Reported and not released, purged ones included.</summary>
    public static IQueryable<ReportedFile> Hidden(this IQueryable<ReportedFile> files) =>
        files.Where(file => file.State != ReportedFileState.Released);

    /// <summary>A file's item and its task, for who may see the task.</summary>
    public static async Task<(EvidenceItem Item, Guid TaskId)> FindFileAsync(
        this AgencyTasksDb db, Guid itemId, Viewer viewer, CancellationToken token)
    {
        var seen = db.Tasks.SeenBy(viewer, db);
        var served = viewer.AgenciesServed;
        var found = await (
            from item in db.Set<EvidenceItem>().AsNoTracking()
            where item.Id == itemId && item.File != null
            join submission in db.Submissions on item.SubmissionId equals submission.Id
            where seen.Any(task => task.Id == submission.TaskId
                && (submission.State != SubmissionState.Draft || served.Contains(task.AgencyId)))
            select new { Item = item, submission.TaskId }).FirstOrDefaultAsync(token);
        return found is null ? throw new NotFoundException("The evidence") : (found.Item, found.TaskId);
    }

    /// <exception cref="NotFoundException">No such item, not a file, hidden, or not for this person.</exception>
    public static async Task<StoredFile> FindOpenFileAsync(
        this AgencyTasksDb db, Guid itemId, Viewer viewer, CancellationToken token)
    {
        var file = (await db.FindFileAsync(itemId, viewer, token)).Item.File!;
        return await db.ReportedFiles.Hidden().AnyAsync(reported => reported.Hash == file.Hash, token)
            ? throw new NotFoundException("The evidence")
            : file;
    }

    /// <summary>What is hidden is handed in by nobody, also not once more with an earlier result.</summary>
    public static async Task RequireNoneHiddenAsync(this AgencyTasksDb db, Submission made, CancellationToken token)
    {
        var hashes = made.Items.Select(item => item.File?.Hash).OfType<string>().ToList();
        if (hashes.Count > 0 && await db.ReportedFiles.Hidden().AnyAsync(file => hashes.Contains(file.Hash), token))
        {
            throw new RuleRefusedException(Rules.HiddenFileIsTakenOut);
        }
    }
}
