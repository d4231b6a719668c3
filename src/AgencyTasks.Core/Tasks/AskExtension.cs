using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>The lead asks for a later due date (xin gia hạn).</summary>
public sealed class AskExtension(TaskChange change)
{
    public sealed record Command(Guid TaskId, LocalDate Until, string Reason, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        var reason = PlainText.Normalise(command.Reason) ?? "";
        return change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequireLead(command.By);
                locked.Task.AskExtension(command.By.PersonId, locked.At, command.Until, reason);
                return locked.Task.Event("ExtensionAsked", command.By.PersonId, reason);
            },
            token);
    }
}
