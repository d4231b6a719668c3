using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police call off a task that nobody began (hủy), with a reason; what was begun can only be waived.</summary>
public sealed class CancelTask(TaskChange change)
{
    public sealed record Command(Guid TaskId, string Reason, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var reason = PlainText.Normalise(command.Reason) ?? "";
        return change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.Cancel(locked.At, reason, command.By.PersonId);
                return locked.Task.Event("Cancelled", command.By.PersonId, reason);
            },
            token);
    }
}
