using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.HandOvers;

/// <summary>A task of the list as it stood, with its words.</summary>
public sealed record HandedOver(HandOverLine Kept, TaskLine Line);

/// <summary>A hand-over as its record shows it.</summary>
public sealed record HandOverRecord
{
    public required HandOver HandOver { get; init; }

    public required Agency Agency { get; init; }

    public required Person Predecessor { get; init; }

    public required Person Successor { get; init; }

    public required string DoneBy { get; init; }

    public required IReadOnlyList<HandedOver> Lines { get; init; }
}

/// <summary>One hand-over for those it concerns: the two, the body's head, the administrator, the police and the
/// auditor.</summary>
public sealed class HandOverQuery(AgencyTasksDb db, DataScope scope)
{
    /// <exception cref="NotFoundException">Not there, or not for this person.</exception>
    public async Task<HandOverRecord> ExecuteAsync(Guid id, Viewer viewer, CancellationToken token)
    {
        var handOver = await db.HandOvers.AsNoTracking()
            .Include(one => one.Lines.OrderBy(line => line.Position))
            .FirstOrDefaultAsync(one => one.Id == id, token);
        if (handOver is null || !IsFor(handOver, viewer))
        {
            throw new NotFoundException("The hand-over");
        }

        // Who has given the post up holds none any more, and still reads what was signed.
        scope.Widen();
        var ids = handOver.Lines.Select(line => line.TaskId).ToList();
        var lines = await db.Tasks.AsNoTracking().Where(task => ids.Contains(task.Id)).Lines(db, words: null)
            .ToDictionaryAsync(line => line.Id, token);
        var people = await db.People.AsNoTracking()
            .Where(person => person.Id == handOver.PredecessorId || person.Id == handOver.SuccessorId
                || person.Id == handOver.DoneBy)
            .ToDictionaryAsync(person => person.Id, token);
        return new HandOverRecord
        {
            HandOver = handOver,
            Agency = await db.Agencies.AsNoTracking().FirstAsync(agency => agency.Id == handOver.AgencyId, token),
            Predecessor = people[handOver.PredecessorId],
            Successor = people[handOver.SuccessorId],
            DoneBy = people[handOver.DoneBy].FullName,
            Lines = [.. handOver.Lines.Select(line => new HandedOver(line, lines[line.TaskId]))],
        };
    }

    private static bool IsFor(HandOver handOver, Viewer viewer) =>
        viewer.PersonId == handOver.PredecessorId || viewer.PersonId == handOver.SuccessorId
        || viewer.Is(Role.Admin) || viewer.Is(Role.Coordinator) || viewer.Is(Role.Auditor)
        || viewer.HoldsOwn(Role.AgencyHead, handOver.AgencyId);
}
