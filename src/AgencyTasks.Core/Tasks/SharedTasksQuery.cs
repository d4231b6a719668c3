using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>A task that may be handed in together with others.</summary>
public sealed record SharedTask(AgencyTask Task, Duty Duty, string? CommuneName, string? DistrictName)
{
    /// <summary>What is being put together or, before that, what came back.</summary>
    public Submission? InHand => Task.Draft ?? (Task.IsWithAgency ? Task.LatestMade : null);
}

/// <summary>The own tasks that are still with the agency, for handing several in with one document.</summary>
public sealed class SharedTasksQuery(AgencyTasksDb db, IClock clock)
{
    /// <summary>More at once is no form any more.</summary>
    public const int Most = 60;

    /// <summary>Those of periods that have begun, by the plan's order and place.</summary>
    public async Task<IReadOnlyList<SharedTask>> OpenAsync(Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        return await ReadAsync(
            With(viewer).Where(task => task.PeriodStart <= today
                && (task.State == TaskState.Open || task.State == TaskState.Returned)),
            token);
    }

    /// <summary>How many others of the same duty, body and period are open.</summary>
    public Task<int> SiblingsAsync(AgencyTask task, CancellationToken token) => db.Tasks.CountAsync(
        other => other.DutyId == task.DutyId && other.AgencyId == task.AgencyId && other.PeriodCode == task.PeriodCode
            && other.Id != task.Id && (other.State == TaskState.Open || other.State == TaskState.Returned),
        token);

    /// <summary>Just these, whatever became of them.</summary>
    /// <exception cref="NotFoundException">One of them is not this person's to hand in.</exception>
    public async Task<IReadOnlyList<SharedTask>> ExecuteAsync(
        IReadOnlyCollection<Guid> ids, Viewer viewer, CancellationToken token)
    {
        var wanted = ids.Distinct().Take(Most).ToList();
        var found = await ReadAsync(With(viewer).Where(task => wanted.Contains(task.Id)), token);
        return found.Count == wanted.Count && found.Count > 0 ? found : throw new NotFoundException("The task");
    }

    private IQueryable<AgencyTask> With(Viewer viewer)
    {
        var agencies = viewer.AgenciesServed;
        return db.Tasks.AsNoTracking().Where(task => agencies.Contains(task.AgencyId));
    }

    private async Task<IReadOnlyList<SharedTask>> ReadAsync(IQueryable<AgencyTask> tasks, CancellationToken token)
    {
        var found = await tasks
            .Include(task => task.Submissions).ThenInclude(made => made.Items)
            .Include(task => task.Submissions).ThenInclude(made => made.Figures)
            .Include(task => task.Extensions)
            .AsSplitQuery().ToListAsync(token);
        var dutyIds = found.Select(task => task.DutyId).Distinct().ToList();
        var duties = await db.Duties.AsNoTracking().Where(duty => dutyIds.Contains(duty.Id)).ToDictionaryAsync(duty => duty.Id, token);
        // In the order of the database, which is the Vietnamese one.
        var places = new Places(
            await db.Communes.AsNoTracking().OrderBy(one => one.Name).Select(one => new Named(one.Id, one.Name)).ToListAsync(token),
            await db.Districts.AsNoTracking().OrderBy(one => one.Name).Select(one => new Named(one.Id, one.Name)).ToListAsync(token));
        return
        [
            .. found.OrderBy(task => duties[task.DutyId].Position).ThenBy(task => task.PeriodEnd)
                .ThenBy(task => places.Districts.FindIndex(one => one.Id == task.DistrictId))
                .ThenBy(task => places.Communes.FindIndex(one => one.Id == task.CommuneId))
                .Select(task => new SharedTask(
                    task,
                    duties[task.DutyId],
                    places.Communes.Find(one => one.Id == task.CommuneId)?.Name,
                    places.Districts.Find(one => one.Id == task.DistrictId)?.Name)),
        ];
    }

    private sealed record Named(Guid Id, string Name);

    private sealed record Places(List<Named> Communes, List<Named> Districts);
}
