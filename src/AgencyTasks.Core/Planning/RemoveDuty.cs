using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning;

/// <summary>A coordinator takes a duty out of the draft. The publication cancels what it made and nobody began.</summary>
public sealed class RemoveDuty(MatrixChange change)
{
    /// <param name="Seen">The duty as it was shown, by its id.</param>
    public sealed record Command(Guid MatrixId, Guid Seen, string Code, string Reason, Viewer By);

    /// <exception cref="Domain.RuleRefusedException">Somebody else changed it meanwhile, or no reason is given.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token) => change.RunAsync(
        command.MatrixId,
        command.By,
        (matrix, at) =>
        {
            matrix.Remove(command.Code, command.Seen, new DutyChange(command.By.PersonId, at, command.Reason));
            return new MatrixEvent("DutyRemoved", command.Reason.Length == 0 ? command.Code : $"{command.Code}: {command.Reason}");
        },
        token);
}
