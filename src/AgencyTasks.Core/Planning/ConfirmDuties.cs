using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning;

/// <summary>A coordinator stands for the proposed values of duties: from the next publication on they generate tasks. A duty
/// that a class of bodies leads waits until the class is resolved.</summary>
public sealed class ConfirmDuties(MatrixChange change, BodyClassesQuery classes)
{
    /// <param name="Seen">The duties as they were shown, by their ids: one that somebody changed meanwhile stays a proposal.
    /// Null: all that are still proposals.</param>
    public sealed record Command(Guid MatrixId, IReadOnlyList<Guid>? Seen, Viewer By);

    /// <returns>How many were confirmed now.</returns>
    public async Task<int> ExecuteAsync(Command command, CancellationToken token)
    {
        var bodiesOf = await classes.ExecuteAsync(token);
        var confirmed = 0;
        await change.RunAsync(
            command.MatrixId,
            command.By,
            (matrix, at) =>
            {
                var duties = matrix.Duties
                    .Where(duty => duty.ConfirmedAt is null && !duty.IsFixedByPlan && duty.HasLeads(bodiesOf)
                        && (command.Seen is null || command.Seen.Contains(duty.Id)))
                    .ToList();
                duties.ForEach(duty => matrix.Confirm(duty, command.By.PersonId, at));
                confirmed = duties.Count;
                return confirmed == 0
                    ? null
                    : new MatrixEvent("DutiesConfirmed", string.Join(", ", duties.Select(duty => duty.Code)));
            },
            token);
        return confirmed;
    }
}
