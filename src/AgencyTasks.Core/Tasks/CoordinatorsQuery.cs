using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>Who coordinates a task: bodies, and classes as the plan's own words.</summary>
public sealed record Coordinators(IReadOnlyList<Agency> Bodies, IReadOnlyList<string> Classes)
{
    public IReadOnlyList<string> Names => [.. Bodies.Select(body => body.Name), .. Classes];

    /// <summary>The coordinating body in whose name this person adds evidence; null: none.</summary>
    public Agency? ServedBy(Viewer viewer) => Bodies.FirstOrDefault(body => viewer.ActsFor(body.Id));
}

/// <summary>Of open work the bodies that stand today for those the duty names, of closed work those that were
/// named.</summary>
public sealed class CoordinatorsQuery(AgencyTasksDb db, LineageQuery lineage, IClock clock)
{
    public async Task<Coordinators> ExecuteAsync(Duty duty, AgencyTask task, CancellationToken token)
    {
        var own = duty.Coordinators.Contains(Duty.OwnDistrict);
        var day = clock.Today();
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Position).ToListAsync(token);
        var before = await lineage.ExecuteAsync(token);
        var isOpen = task.IsWithAgency || task.State == TaskState.Submitted;
        var named = agencies
            .Where(a => duty.Coordinators.Contains(a.Code)
                || (own && a.Kind == AgencyKind.District && a.IsValidOn(day)
                    && (task.DistrictId == null || a.DistrictId == task.DistrictId)))
            .Select(a => isOpen ? before.Follow(a.Id, duty.Code) : a.Id)
            .OfType<Guid>().Where(id => id != task.AgencyId).ToHashSet();
        return new Coordinators(
            [.. agencies.Where(a => named.Contains(a.Id))],
            [.. duty.Coordinators.Where(Duty.IsClass).Select(c => c[Duty.ClassPrefix.Length..])]);
    }
}
