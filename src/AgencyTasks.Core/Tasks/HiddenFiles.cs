using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Content that nobody may open now, by its hash: asked for anew by every request, so that what was reported a moment
/// ago is hidden everywhere.</summary>
public sealed class HiddenFiles(AgencyTasksDb db)
{
    private HashSet<string>? hashes;

    /// <summary>All of them: they are few.</summary>
    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken token) =>
        hashes ??= await db.ReportedFiles.Hidden().Select(file => file.Hash).ToHashSetAsync(token);
}

internal static class EvidenceAccess
{
    /// <summary>Reported and not released, purged ones included.</summary>
    public static IQueryable<ReportedFile> Hidden(this IQueryable<ReportedFile> files) =>
        files.Where(file => file.State != ReportedFileState.Released);

    /// <summary>A file's item and its task, for who may see the task.</summary>
    public static async Task<(EvidenceItem Item, Guid TaskId)> FindFileAsync(
        this AgencyTasksDb db, Guid itemId, Organisation.Viewer viewer, CancellationToken token)
    {
        var seen = db.Tasks.SeenBy(viewer, db);
        var found = await (
            from item in db.Set<EvidenceItem>().AsNoTracking()
            where item.Id == itemId && item.File != null
            join submission in db.Submissions on item.SubmissionId equals submission.Id
            where seen.Any(task => task.Id == submission.TaskId)
            select new { Item = item, submission.TaskId }).FirstOrDefaultAsync(token);
        return found is null ? throw new NotFoundException("The evidence") : (found.Item, found.TaskId);
    }

    /// <summary>What is hidden is handed in by nobody, also not once more with an earlier result.</summary>
    public static async Task RequireNoneHiddenAsync(this AgencyTasksDb db, Submission made, CancellationToken token)
    {
        var hashes = made.Items.Select(item => item.File?.Hash).OfType<string>().ToList();
        if (hashes.Count > 0 && await db.ReportedFiles.Hidden().AnyAsync(file => hashes.Contains(file.Hash), token))
        {
            throw new Domain.RuleRefusedException(Domain.Rules.HiddenFileIsTakenOut);
        }
    }
}
