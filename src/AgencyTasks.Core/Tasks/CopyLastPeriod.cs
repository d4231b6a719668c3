using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Core.Tasks;

/// <summary>Takes the words and the evidence of the last period into the draft, with one press; figures are each period's
/// own, and what nobody may open any more stays behind. Pressed again it adds nothing.</summary>
public sealed class CopyLastPeriod(TaskChange change, LastPeriodQuery lastPeriod, HiddenFiles hidden)
{
    public sealed record Command(Guid TaskId, Viewer By);

    /// <exception cref="RuleRefusedException">There is no last period, or the task is not with the agency.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token) =>
        change.RunAsync(
            command.TaskId,
            async (locked, cancel) =>
            {
                var task = locked.Task;
                task.RequireLead(command.By);
                var draft = task.Begin(locked.At);
                var last = await lastPeriod.ExecuteAsync(task, cancel)
                    ?? throw new RuleRefusedException(Rules.NoLastPeriod);
                draft.TakeUp(last.Made, without: await hidden.AllAsync(cancel));
                var files = draft.Items.Select(item => item.File?.Hash).OfType<string>().ToList();
                return (true, (AuditEvent?)task.Event(
                    "LastPeriodCopied", command.By.PersonId, files.Count == 0 ? null : KnownFiles.Write(files)));
            },
            token);
}
