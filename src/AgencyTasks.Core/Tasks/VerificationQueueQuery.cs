using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>What waits for the police, the oldest first.</summary>
public sealed record VerificationQueue(IReadOnlyList<TaskLine> Lines, int Total);

public sealed class VerificationQueueQuery(AgencyTasksDb db)
{
    public async Task<VerificationQueue> ExecuteAsync(int skip, int take, CancellationToken token)
    {
        var waiting = db.Tasks.AsNoTracking().Where(task => task.State == TaskState.Submitted);
        var total = await waiting.CountAsync(token);
        var lines = await waiting.Lines(db, words: null)
            .OrderBy(line => line.SubmittedAt).ThenBy(line => line.Id)
            .Skip(skip).Take(take)
            .ToListAsync(token);
        return new VerificationQueue(lines, total);
    }

    /// <summary>The one to look at after this one: the next that was handed in later, else the oldest; null: nothing waits
    /// any more.</summary>
    public async Task<Guid?> NextAsync(Guid afterTaskId, CancellationToken token)
    {
        var at = await db.Tasks.Where(task => task.Id == afterTaskId).Select(task => task.SubmittedAt)
            .FirstOrDefaultAsync(token);
        return await db.Tasks
            .Where(task => task.State == TaskState.Submitted && task.Id != afterTaskId)
            .OrderBy(task => task.SubmittedAt < at).ThenBy(task => task.SubmittedAt).ThenBy(task => task.Id)
            .Select(task => (Guid?)task.Id)
            .FirstOrDefaultAsync(token);
    }
}
