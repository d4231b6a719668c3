using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police send a submission back with a reason (trả lại); the agency's clock runs again.</summary>
public sealed class ReturnSubmission(TaskChange change)
{
    public sealed record Command(Guid TaskId, string Reason, Viewer By)
    {
        /// <summary>What the officer looked at; null: whatever waits.</summary>
        public Guid? SubmissionId { get; init; }
    }

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var reason = PlainText.Normalise(command.Reason) ?? "";
        return change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequirePending(command.SubmissionId);
                locked.Task.Return(command.By.PersonId, locked.At, reason);
                return locked.Task.Event("Returned", command.By.PersonId, reason);
            },
            token);
    }
}
