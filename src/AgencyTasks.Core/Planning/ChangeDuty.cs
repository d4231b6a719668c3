using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning;

/// <summary>A coordinator writes a duty of the draft anew, and stands for it when asked to.</summary>
public sealed class ChangeDuty(MatrixChange change, BodyClassesQuery classes)
{
    /// <param name="Seen">The duty as it was shown, by its id; null: a new one.</param>
    /// <param name="Reason">Why; needed for what has been published before.</param>
    /// <param name="Confirms">Whether it is confirmed at once.</param>
    public sealed record Command(Guid MatrixId, Guid? Seen, Duty Duty, string Reason, bool Confirms, Viewer By);

    /// <exception cref="RuleRefusedException">Somebody else changed it meanwhile, or a value is not possible.</exception>
    public async Task ExecuteAsync(Command command, CancellationToken token)
    {
        await change.RequireKnownBodiesAsync(command.Duty, token);
        var bodiesOf = await classes.ExecuteAsync(token);
        await change.RunAsync(
            command.MatrixId,
            command.By,
            (matrix, at) =>
            {
                var duty = command.Duty;
                if (command.Seen is { } seen)
                {
                    duty = matrix.Replace(seen, duty, new DutyChange(command.By.PersonId, at, command.Reason));
                }
                else
                {
                    matrix.Add(duty);
                }

                var confirms = command.Confirms && duty.ConfirmedAt is null && !duty.IsFixedByPlan && duty.HasLeads(bodiesOf);
                if (confirms)
                {
                    matrix.Confirm(duty, command.By.PersonId, at);
                }

                if (duty.Id == command.Seen)
                {
                    return confirms ? new MatrixEvent("DutiesConfirmed", duty.Code) : null;
                }

                var why = command.Reason.Length == 0 ? "" : $": {command.Reason}";
                return new MatrixEvent(command.Seen is null ? "DutyAdded" : "DutyChanged", duty.Code + why);
            },
            token);
    }
}
