using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// Hands the draft in. The same operation id again (double click, back button, a connection cut after the commit) gives
/// the same receipt and no second submission.
/// </summary>
public sealed class SubmitTask(AgencyTasksDb db, TaskChange change, IClock clock)
{
    public sealed record Command(Guid TaskId, Guid OperationId, Viewer By)
    {
        /// <summary>When the request reached the server; null: now. On time is judged by it.</summary>
        public Instant? ReceivedAt { get; init; }

        /// <summary>The seal that what was on the screen would get; null: whatever is in the draft.</summary>
        public string? Seen { get; init; }

        /// <summary>Kinds of traces the person was warned of and hands in all the same.</summary>
        public IReadOnlyCollection<PersonalTrace> Answered { get; init; } = [];
    }

    /// <returns>The number of the receipt.</returns>
    /// <exception cref="RuleRefusedException">The draft is no longer what was seen, or what the form handed in came back
    /// meanwhile.</exception>
    /// <exception cref="NotFoundException">No such task, or the operation id belongs to a form of another one.</exception>
    public async Task<string> ExecuteAsync(Command command, CancellationToken token)
    {
        try
        {
            return await SubmitAsync(command, token);
        }
        catch (DbUpdateException e) when (e.IsForeignOperation())
        {
            // An operation id belongs to one form of one task.
            throw new NotFoundException("The form");
        }
    }

    private Task<string> SubmitAsync(Command command, CancellationToken token) =>
        change.RunAsync(
            command.TaskId,
            command.ReceivedAt ?? clock.Now(),
            async (locked, cancel) =>
            {
                var task = locked.Task;
                task.RequireLead(command.By);
                if (task.Submissions.FirstOrDefault(s => s.OperationId == command.OperationId) is { } earlier)
                {
                    return earlier.State == SubmissionState.Returned && task.IsWithAgency
                        ? throw new RuleRefusedException(Rules.FormIsSentOnce)
                        : (earlier.ReceiptNumber!, null);
                }

                if (command.Seen is { } seen && task.IsWithAgency && DraftContent.SealOf(task) != seen)
                {
                    throw new RuleRefusedException(Rules.DraftStandsAsSeen);
                }

                var submission = task.Submit(locked.Duty, new SubmissionStamp
                {
                    By = command.By.PersonId,
                    At = locked.At,
                    OperationId = command.OperationId,
                    After = task.IsDrawnFor(locked.Duty) ? await HeadAsync(cancel) : null,
                    ReceiptNumber = await NextReceiptNumberAsync(ProvinceTime.DateOf(locked.At).Year, cancel),
                });
                await db.RequireNoneHiddenAsync(submission, cancel);
                var warned = AnsweredWarnings.Require(submission.Traces(), command.Answered);
                return (submission.ReceiptNumber!, task.Event("Submitted", command.By.PersonId, warned));
            },
            token);

    /// <summary>As others write meanwhile, a later entry may precede this one's; the submission names which was
    /// read.</summary>
    private async Task<TrailHead> HeadAsync(CancellationToken token) =>
        await db.TrailHeadAsync(token) ?? new TrailHead(0, AuditEntry.Genesis);

    private async Task<string> NextReceiptNumberAsync(int year, CancellationToken token)
    {
        var numbers = await db.Database.SqlQuery<long>($"SELECT nextval('receipt_number') AS \"Value\"")
            .ToListAsync(token);
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{numbers[0]:000000}");
    }
}
