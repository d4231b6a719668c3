using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Whose tasks a person sees, in one place for every list, count, page and export.</summary>
public static class TaskAccess
{
    /// <summary>
    /// Everything for the police, the committee and the auditor; else what the own agency leads or coordinates and, for a
    /// district committee, what lies in its district.
    /// </summary>
    public static IQueryable<AgencyTask> SeenBy(this IQueryable<AgencyTask> tasks, Viewer viewer, AgencyTasksDb db)
    {
        if (viewer.SeesEverything)
        {
            return tasks;
        }

        var agencies = viewer.AgenciesRead;
        var codes = Codes(viewer);
        var districts = viewer.DistrictsRead;
        return tasks.Where(task =>
            agencies.Contains(task.AgencyId)
            || (task.DistrictId != null && districts.Contains(task.DistrictId.Value))
            || db.Duties.Any(duty => duty.Id == task.DutyId
                && duty.Coordinators.Any(coordinator => codes.Contains(coordinator)
                    && (coordinator != Duty.OwnDistrict || task.DistrictId == null))));
    }

    /// <summary>The same tasks as of <see cref="SeenBy"/>, for lists: it is said once more by ids alone, which an index
    /// finds.</summary>
    public static async Task<IQueryable<AgencyTask>> SeenByIndexAsync(
        this IQueryable<AgencyTask> tasks, Viewer viewer, AgencyTasksDb db, CancellationToken token)
    {
        var seen = tasks.SeenBy(viewer, db);
        if (viewer.SeesEverything)
        {
            return seen;
        }

        var (agencies, districts, codes) = (viewer.AgenciesRead, viewer.DistrictsRead, Codes(viewer));
        var coordinated = await db.Duties.Where(duty => duty.Coordinators.Any(coordinator => codes.Contains(coordinator)))
            .Select(duty => duty.Id).ToListAsync(token);
        return seen.Where(task => agencies.Contains(task.AgencyId) || coordinated.Contains(task.DutyId)
            || (task.DistrictId != null && districts.Contains(task.DistrictId.Value)));
    }

    private static List<string> Codes(Viewer viewer) =>
        [.. viewer.CodesRead, .. viewer.DistrictsRead.Count > 0 ? [Duty.OwnDistrict] : Array.Empty<string>()];

    /// <summary>What the own agencies lead, and what those led that they took over from: of these only what is open may be
    /// begun and ticked off, and that is the own agency's by then.</summary>
    public static IQueryable<AgencyTask> LedBy(this IQueryable<AgencyTask> tasks, Viewer viewer)
    {
        var agencies = viewer.AgenciesRead;
        return tasks.Where(task => agencies.Contains(task.AgencyId));
    }

    internal static void RequireLead(this AgencyTask task, Viewer by)
    {
        if (!by.ActsFor(task.AgencyId))
        {
            throw new NotFoundException("The task");
        }
    }

    /// <summary>For what is done before the task is locked; under the lock it is asked again.</summary>
    internal static async Task RequireLedAsync(this AgencyTasksDb db, Guid taskId, Viewer by, CancellationToken token)
    {
        var agencyId = await db.Tasks.Where(task => task.Id == taskId).Select(task => (Guid?)task.AgencyId)
            .FirstOrDefaultAsync(token);
        if (agencyId is null || !by.ActsFor(agencyId.Value))
        {
            throw new NotFoundException("The task");
        }
    }

    internal static void RequireCoordinator(this Viewer by)
    {
        if (!by.Is(Role.Coordinator))
        {
            throw new NotFoundException("The task");
        }
    }
}
