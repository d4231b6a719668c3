using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tasks;

/// <summary>A task under its row lock, with its duty and all that belongs to it.</summary>
public sealed record LockedTask(AgencyTask Task, Duty Duty, Instant At);

/// <summary>
/// The one way a task is changed: row lock, load, the domain's verb, the audit entry, commit; in a closed period nothing
/// is. The moment is taken before the lock is waited for: it is when the request came.
/// </summary>
public sealed class TaskChange(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="verb">Changes the task and says what is to be written down of it; nothing if it changed
    /// nothing.</param>
    /// <exception cref="NotFoundException">No such task.</exception>
    public Task<T> RunAsync<T>(
        Guid taskId, Func<LockedTask, CancellationToken, Task<(T Result, AuditEvent? Event)>> verb, CancellationToken token) =>
        RunAsync(taskId, clock.Now(), verb, token);

    /// <param name="at">When the request reached us, for whom it counts to the second.</param>
    public Task<T> RunAsync<T>(
        Guid taskId,
        Instant at,
        Func<LockedTask, CancellationToken, Task<(T Result, AuditEvent? Event)>> verb,
        CancellationToken token)
    {
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.Database.ExecuteSqlAsync($"SELECT fence.lock_task({taskId})", cancel);
                var task = await db.Tasks
                    .Include(t => t.Submissions).ThenInclude(s => s.Items)
                    .Include(t => t.Submissions).ThenInclude(s => s.Figures)
                    .Include(t => t.Extensions)
                    .AsSingleQuery()
                    .FirstOrDefaultAsync(t => t.Id == taskId, cancel) ?? throw new NotFoundException("The task");
                var duty = await db.Duties.AsNoTracking().FirstAsync(d => d.Id == task.DutyId, cancel);
                var (result, what) = await verb(new LockedTask(task, duty, at), cancel);
                if (what is not null)
                {
                    await db.RequireOpenPeriodAsync(task, cancel);
                }

                await db.SaveChangesAsync(cancel);
                if (what is not null)
                {
                    await trail.AppendAsync(await trail.WithContentAsync(what, cancel), at, cancel);
                }

                return result;
            },
            token);
    }

    /// <summary>For a verb that needs nothing from the database.</summary>
    public Task RunAsync(Guid taskId, Func<LockedTask, AuditEvent> verb, CancellationToken token) =>
        RunAsync(taskId, (locked, _) => Task.FromResult((true, (AuditEvent?)verb(locked))), token);
}

internal static class TaskEvents
{
    public static AuditEvent Event(this AgencyTask task, string name, Guid by, string? reason = null) => new()
    {
        Name = name,
        SubjectKind = "task",
        SubjectId = task.Id,
        PersonId = by,
        Reason = reason,
    };
}

internal static class OperationIds
{
    /// <summary>The id of this form belongs to a form of a task that this person may not see.</summary>
    public static bool IsForeignOperation(this DbUpdateException e) =>
        e.InnerException is PostgresException
        {
            ConstraintName: "ix_submission_operation_id" or "ix_task_message_operation_id",
        };
}
