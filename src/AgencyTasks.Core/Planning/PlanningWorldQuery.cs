using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>What stands around a plan's matrix.</summary>
public sealed class PlanningWorldQuery(AgencyTasksDb db, WorkingCalendarQuery calendar, LineageQuery lineage)
{
    public async Task<PlanningWorld> ExecuteAsync(Guid planId, CancellationToken token) => new()
    {
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token),
        Districts = await db.Districts.AsNoTracking().OrderBy(district => district.Code).ToListAsync(token),
        Communes = await db.Communes.AsNoTracking().ToDictionaryAsync(commune => commune.Id, token),
        Conversions = await db.Conversions.AsNoTracking().Where(c => c.PlanId == planId).ToListAsync(token),
        Calendar = await calendar.ExecuteAsync(token),
        Lineage = await lineage.ExecuteAsync(token),
    };

    /// <summary>The day each duty of the plan was first published, by its code.</summary>
    public Task<Dictionary<string, LocalDate>> LiveSinceAsync(Guid planId, CancellationToken token) =>
        db.Duties
            .Where(duty => duty.LiveSince != null
                && db.Matrices.Any(matrix => matrix.Id == duty.MatrixId && matrix.PlanId == planId))
            .GroupBy(duty => duty.Code)
            .Select(group => new { group.Key, Day = group.Min(duty => duty.LiveSince!.Value) })
            .ToDictionaryAsync(row => row.Key, row => row.Day, token);
}
