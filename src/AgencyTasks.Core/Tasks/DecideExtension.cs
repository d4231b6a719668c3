using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police agree to a later due date, offer another one, or refuse with a reason.</summary>
public sealed class DecideExtension(TaskChange change)
{
    /// <param name="Until">The date agreed to; null refuses.</param>
    public sealed record Command(Guid TaskId, LocalDate? Until, string? Reason, Viewer By)
    {
        /// <summary>The request the officer looked at; null: whichever is open.</summary>
        public Guid? ExtensionId { get; init; }
    }

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var reason = PlainText.Normalise(command.Reason);
        return change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequireOpenExtension(command.ExtensionId);
                if (command.Until is { } until)
                {
                    locked.Task.AgreeExtension(command.By.PersonId, locked.At, until, reason);
                    return locked.Task.Event("ExtensionAgreed", command.By.PersonId, reason);
                }

                locked.Task.RefuseExtension(command.By.PersonId, locked.At, reason ?? "");
                return locked.Task.Event("ExtensionRefused", command.By.PersonId, reason);
            },
            token);
    }
}
