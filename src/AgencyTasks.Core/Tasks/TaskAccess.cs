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

    /// <summary>The same tasks as of <see cref="SeenBy"/>, for lists: said by ids alone, which an index finds.</summary>
    public static Task<IQueryable<AgencyTask>> SeenByIndexAsync(
        this IQueryable<AgencyTask> tasks, Viewer viewer, AgencyTasksDb db, CancellationToken token) =>
        tasks.ByIndexAsync(viewer.AgenciesRead, viewer, db, token);

    /// <summary>Of the tasks that a person sees, those that another agency leads.</summary>
    public static Task<IQueryable<AgencyTask>> LedByOthersAsync(
        this IQueryable<AgencyTask> tasks, Viewer viewer, AgencyTasksDb db, CancellationToken token)
    {
        var own = viewer.AgenciesRead;
        return tasks.Where(task => !own.Contains(task.AgencyId)).ByIndexAsync([], viewer, db, token);
    }

    private static async Task<IQueryable<AgencyTask>> ByIndexAsync(
        this IQueryable<AgencyTask> tasks, IReadOnlyList<Guid> leads, Viewer viewer, AgencyTasksDb db, CancellationToken token)
    {
        if (viewer.SeesEverything)
        {
            return tasks;
        }

        var (codes, districts) = (Codes(viewer), viewer.DistrictsRead);
        var duties = await db.Duties
            .Where(duty => duty.Coordinators.Any(coordinator => codes.Contains(coordinator)))
            .Select(duty => new { duty.Id, duty.Coordinators })
            .ToListAsync(token);
        // Who is named only as the district of the place has part in what lies in no district.
        var placed = duties.ToLookup(
            duty => duty.Coordinators.All(code => code == Duty.OwnDistrict || !codes.Contains(code)), duty => duty.Id);
        List<Guid> everywhere = [.. placed[false]], unplaced = [.. placed[true]];
        return tasks.Where(task => leads.Contains(task.AgencyId) || everywhere.Contains(task.DutyId)
            || (task.DistrictId != null && districts.Contains(task.DistrictId.Value))
            || (task.DistrictId == null && unplaced.Contains(task.DutyId)));
    }

    private static List<string> Codes(Viewer viewer) =>
        [.. viewer.CodesRead, .. viewer.DistrictsRead.Count > 0 ? [Duty.OwnDistrict] : Array.Empty<string>()];

    /// <summary>What the own agencies lead, and what those led that they took over from: of these only what is open may be
    /// begun and ticked off, and that is the own agency's by then.</summary>
    public static IQueryable<AgencyTask> LedBy(this IQueryable<AgencyTask> tasks, Viewer viewer)
    {
        // Most people have one body: asked for by itself, the plan is made once and kept.
        var agencies = viewer.AgenciesRead;
        return agencies is [var only]
            ? tasks.Where(task => task.AgencyId == only)
            : tasks.Where(task => agencies.Contains(task.AgencyId));
    }

    /// <summary>With the agency or waiting for the police: <see cref="AgencyTask.HasEnded"/> in SQL, the other way round.</summary>
    public static IQueryable<AgencyTask> NotEnded(this IQueryable<AgencyTask> tasks) => tasks.Where(task =>
        task.State == TaskState.Open || task.State == TaskState.Returned || task.State == TaskState.Submitted);

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
