using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>The lead or the police write to each other about a task. The same operation id again writes nothing; the trail
/// says that something was written, never the words.</summary>
public sealed class WriteMessage(AgencyTasksDb db, TaskChange change)
{
    public sealed record Command(Guid TaskId, Guid OperationId, string Words, Viewer By)
    {
        /// <summary>Kinds of traces the person was warned of and writes all the same.</summary>
        public IReadOnlyCollection<PersonalTrace> Answered { get; init; } = [];
    }

    /// <exception cref="RuleRefusedException">Of something in the words the person was not warned, or the form sent other
    /// words before.</exception>
    /// <exception cref="NotFoundException">No such task, or this person neither leads it nor is of the police.</exception>
    public async Task ExecuteAsync(Command command, CancellationToken token)
    {
        try
        {
            await WriteAsync(command, token);
        }
        catch (DbUpdateException e) when (e.IsForeignOperation())
        {
            throw new NotFoundException("The form");
        }
    }

    private Task WriteAsync(Command command, CancellationToken token) =>
        change.RunAsync(
            command.TaskId,
            async (locked, cancel) =>
            {
                var stamp = new MessageStamp
                {
                    By = command.By.PersonId,
                    AgencyId = locked.Task.WriterFor(command.By) ?? throw new NotFoundException("The task"),
                    IsFromPolice = !command.By.ActsFor(locked.Task.AgencyId),
                    At = locked.At,
                    OperationId = command.OperationId,
                };
                var words = PlainText.Normalise(command.Words) ?? "";
                if (await db.TaskMessages.FirstOrDefaultAsync(one => one.OperationId == command.OperationId, cancel) is { } sent)
                {
                    return sent.TaskId == command.TaskId && sent.Words == words
                        ? (true, (AuditEvent?)null)
                        : throw new RuleRefusedException(Rules.FormIsSentOnce);
                }

                var message = TaskMessage.Write(locked.Task, stamp, words);
                var warned = AnsweredWarnings.Require(PersonalTraces.In(message.Words), command.Answered);
                db.TaskMessages.Add(message);
                return (true, locked.Task.Event("MessageWritten", command.By.PersonId, warned));
            },
            token);
}

public static class MessageWriters
{
    /// <summary>The body in whose name the person writes: the lead, or the police; null: the person only reads.</summary>
    public static Guid? WriterFor(this AgencyTask task, Viewer by) => by.ActsFor(task.AgencyId)
        ? task.AgencyId
        : by.Posts.FirstOrDefault(post => post.Role == Role.Coordinator)?.AgencyId;
}
