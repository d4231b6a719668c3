using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police release an agency from a task (miễn), with a reason.</summary>
public sealed class WaiveTask(TaskChange change)
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
                locked.Task.Waive(locked.At, reason);
                return locked.Task.Event("Waived", command.By.PersonId, reason);
            },
            token);
    }
}
