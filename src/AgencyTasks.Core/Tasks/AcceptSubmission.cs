using AgencyTasks.Core.Organisation;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police verify what was handed in (xác nhận).</summary>
public sealed class AcceptSubmission(TaskChange change)
{
    public sealed record Command(Guid TaskId, Viewer By)
    {
        /// <summary>What the officer looked at; null: whatever waits.</summary>
        public Guid? SubmissionId { get; init; }
    }

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        return change.RunAsync(
            command.TaskId,
            locked =>
            {
                locked.Task.RequirePending(command.SubmissionId);
                locked.Task.Accept(command.By.PersonId, locked.At);
                return locked.Task.Event("Accepted", command.By.PersonId);
            },
            token);
    }
}
