using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>Who took over from whom, by every act in force today.</summary>
public sealed class LineageQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<Lineage> ExecuteAsync(CancellationToken token) =>
        new(await ActsAsync(token), clock.Today());

    public Task<List<Succession>> ActsAsync(CancellationToken token) =>
        db.Successions.AsNoTracking().Include(act => act.Lines.OrderBy(line => line.Position)).Include(act => act.Choices).AsSplitQuery()
            .OrderBy(act => act.EffectiveDay).ThenBy(act => act.RecordedAt)
            .ToListAsync(token);
}
