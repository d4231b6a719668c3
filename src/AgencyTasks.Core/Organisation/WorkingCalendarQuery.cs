using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Organisation;

/// <summary>The working calendar with the rows of the database.</summary>
public sealed class WorkingCalendarQuery(AgencyTasksDb db)
{
    public async Task<WorkingCalendar> ExecuteAsync(CancellationToken token) =>
        new(await db.SpecialDays.AsNoTracking().ToListAsync(token));
}
