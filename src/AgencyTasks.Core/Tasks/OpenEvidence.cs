using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>A file of the evidence, its bytes verified; the caller disposes of the stream.</summary>
public sealed record OpenedEvidence(Stream Content, StoredFile File);

/// <summary>Opens a file for somebody who may see its task.</summary>
public sealed class OpenEvidence(AgencyTasksDb db, IFileStore store)
{
    /// <exception cref="NotFoundException">No such item, not a file, or not for this person.</exception>
    /// <exception cref="DamagedFileException">The stored bytes are no longer those that were handed in.</exception>
    public async Task<OpenedEvidence> ExecuteAsync(Guid itemId, Viewer viewer, CancellationToken token)
    {
        var seen = db.Tasks.SeenBy(viewer, db);
        var item = await db.Set<EvidenceItem>().AsNoTracking()
            .Where(item => item.Id == itemId && db.Submissions.Any(submission =>
                submission.Id == item.SubmissionId && seen.Any(task => task.Id == submission.TaskId)))
            .FirstOrDefaultAsync(token);
        return item?.File is { } file
            ? new OpenedEvidence(await store.OpenAsync(file.Hash, token), file)
            : throw new NotFoundException("The evidence");
    }
}
