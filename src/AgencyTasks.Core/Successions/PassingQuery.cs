using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Successions;

/// <summary>Bodies and communes with an act's new rows among them, and who takes over from whom.</summary>
public sealed record SuccessionWorld(
    IReadOnlyList<Agency> Agencies, IReadOnlyList<Commune> Communes, Lineage Lineage)
{
    public Heirs Heirs { get; } = new(new PlanningWorld
    {
        Agencies = Agencies,
        Districts = [],
        Communes = Communes.ToDictionary(commune => commune.Id),
        Conversions = [],
        Calendar = new WorkingCalendar([]),
        Lineage = Lineage,
    });
}

/// <summary>What an act passes on: open work, posts and duties.</summary>
public sealed class PassingQuery(AgencyTasksDb db)
{
    /// <summary>Open, returned or waiting for the police; what is cancelled has no heir.</summary>
    public async Task<IReadOnlyList<PassingTask>> TasksAsync(
        Succession act, SuccessionWorld world, CancellationToken token)
    {
        var rows = await (
            from task in Touched(act).AsNoTracking()
            where task.State == TaskState.Open || task.State == TaskState.Returned || task.State == TaskState.Submitted
            join duty in db.Duties on task.DutyId equals duty.Id
            orderby duty.Position, task.PeriodStart, task.CommuneId, task.Id
            select new PassingTask
            {
                Id = task.Id,
                DutyCode = task.DutyCode,
                Title = duty.Title,
                PeriodCode = task.PeriodCode,
                State = task.State,
                IsBegun = task.BegunAt != null,
                AgencyId = task.AgencyId,
                CommuneId = task.CommuneId,
                DistrictId = task.DistrictId,
            }).ToListAsync(token);
        return
        [
            .. rows
                .Select(task => task with { Heir = world.Heirs.Of(task.DutyCode, task.AgencyId, task.Place, task.Id) })
                // What was handed in to the police before a body ended without successor stays theirs to decide.
                .Where(task => task.Heir is not null || task.State != TaskState.Submitted),
        ];
    }

    public Task<int> ClosedAsync(Succession act, CancellationToken token) => Touched(act)
        .CountAsync(
            task => task.State == TaskState.Accepted || task.State == TaskState.Waived || task.State == TaskState.Cancelled,
            token);

    public async Task<IReadOnlyList<PassingPost>> PostsAsync(
        Succession act, SuccessionWorld world, CancellationToken token)
    {
        var predecessors = Predecessors(act);
        var rows = await (
            from post in db.Set<Post>().AsNoTracking()
            where predecessors.Contains(post.AgencyId) && (post.To == null || post.To >= act.EffectiveDay)
            join person in db.People on post.PersonId equals person.Id
            orderby post.AgencyId, post.Role, person.FullName
            select new PassingPost(post.Id, person.Id, person.FullName, post.Role, post.AgencyId, null)).ToListAsync(token);
        return [.. rows.Select(post => post with { ToAgencyId = world.Lineage.NextOfPost(post.AgencyId, post.Id) })];
    }

    /// <summary>Duties of the published matrices by the bodies that lead them now.</summary>
    public async Task<IReadOnlyList<PassingDuty>> DutiesAsync(
        Succession act, SuccessionWorld world, CancellationToken token)
    {
        var predecessors = Predecessors(act).ToHashSet();
        var duties = await db.Duties.AsNoTracking()
            .Where(duty => db.Matrices.Any(matrix => matrix.Id == duty.MatrixId && matrix.State == MatrixState.Published))
            .OrderBy(duty => duty.Position)
            .Select(duty => new { duty.Code, duty.Title, duty.Leads })
            .ToListAsync(token);
        var byCode = world.Agencies.ToDictionary(agency => agency.Code, agency => agency.Id);
        var led =
            from duty in duties
            from lead in duty.Leads.Where(byCode.ContainsKey)
            // The matrix may still name a predecessor's predecessor.
            from agencyId in predecessors
            where byCode[lead] == agencyId || world.Lineage.PredecessorsOf(agencyId).Contains(byCode[lead])
            select new PassingDuty(duty.Code, duty.Title, agencyId, world.Lineage.Next(agencyId, duty.Code));
        return [.. led.Distinct()];
    }

    /// <summary>Every task at a predecessor, by body or place.</summary>
    internal IQueryable<AgencyTask> Touched(Succession act)
    {
        var agencies = Of(act, UnitKind.Agency);
        var communes = Of(act, UnitKind.Commune);
        var districts = Of(act, UnitKind.District);
        return db.Tasks.Where(task => agencies.Contains(task.AgencyId)
            || (task.CommuneId != null && communes.Contains(task.CommuneId.Value))
            || (task.DistrictId != null && districts.Contains(task.DistrictId.Value)));
    }

    private static List<Guid> Predecessors(Succession act) => Of(act, UnitKind.Agency);

    private static List<Guid> Of(Succession act, UnitKind kind) =>
        [.. act.Lines.Where(line => line.UnitKind == kind).Select(line => line.PredecessorId).Distinct()];
}
