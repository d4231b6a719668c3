using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <param name="SubmissionId">What waits of the task.</param>
/// <param name="IsSampled">It was drawn; its duty's submissions are not verified one by one.</param>
/// <param name="HasMessage">The lead wrote, and the police have not answered.</param>
public sealed record WaitingLine(TaskLine Line, Guid SubmissionId, bool IsSampled, bool HasMessage);

/// <summary>What waits for the police, the oldest first.</summary>
/// <param name="WaitingLong">Of all, how many have waited more than <see cref="LongWait.WorkingDays"/> working days.</param>
public sealed record VerificationQueue(IReadOnlyList<WaitingLine> Lines, int Total, int WaitingLong);

public sealed class VerificationQueueQuery(AgencyTasksDb db, WorkingCalendarQuery calendar, IClock clock)
{
    public async Task<VerificationQueue> ExecuteAsync(int skip, int take, CancellationToken token)
    {
        var waiting = db.Tasks.AsNoTracking().InOpenPeriods(db).Where(task => task.State == TaskState.Submitted);
        var total = await waiting.CountAsync(token);
        var waitingLong = await CountLongAsync(token);
        var lines = await waiting.Lines(db, words: null)
            .OrderBy(line => line.SubmittedAt).ThenBy(line => line.Id)
            .Skip(skip).Take(take)
            .ToListAsync(token);
        var ids = lines.Select(line => line.Id).ToList();
        var pending = await db.Submissions
            .Where(made => made.State == SubmissionState.Pending && ids.Contains(made.TaskId))
            .Select(made => new
            {
                made.TaskId,
                made.Id,
                made.IsSampled,
                HasMessage = db.UnansweredByPolice().Any(message => message.TaskId == made.TaskId),
            })
            .ToDictionaryAsync(made => made.TaskId, token);
        // What was decided between the two questions is left out.
        return new VerificationQueue(
            [
                .. lines.Where(line => pending.ContainsKey(line.Id))
                    .Select(line => (Line: line, Made: pending[line.Id]))
                    .Select(one => new WaitingLine(one.Line, one.Made.Id, one.Made.IsSampled, one.Made.HasMessage)),
            ],
            total,
            waitingLong);
    }

    /// <summary>How many have waited too long: shown to the police themselves.</summary>
    public async Task<int> CountLongAsync(CancellationToken token)
    {
        var before = LongWait.Before(clock.Today(), await calendar.ExecuteAsync(token));
        return await db.Tasks.InOpenPeriods(db)
            .CountAsync(task => task.State == TaskState.Submitted && task.SubmittedAt < before, token);
    }

    /// <summary>The one to look at after this one: the next that was handed in later, else the oldest; null: nothing waits
    /// any more.</summary>
    public async Task<Guid?> NextAsync(Guid afterTaskId, CancellationToken token)
    {
        var at = await db.Tasks.Where(task => task.Id == afterTaskId).Select(task => task.SubmittedAt)
            .FirstOrDefaultAsync(token);
        return await db.Tasks.InOpenPeriods(db)
            .Where(task => task.State == TaskState.Submitted && task.Id != afterTaskId)
            .OrderBy(task => task.SubmittedAt < at).ThenBy(task => task.SubmittedAt).ThenBy(task => task.Id)
            .Select(task => (Guid?)task.Id)
            .FirstOrDefaultAsync(token);
    }
}
