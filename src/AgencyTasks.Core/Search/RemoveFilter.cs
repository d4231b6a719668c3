using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>Forgets a filter of one's own; one that is gone stays gone.</summary>
public sealed class RemoveFilter(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid FilterId, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var filter = await db.Set<SavedFilter>()
                .SingleOrDefaultAsync(one => one.Id == command.FilterId && one.PersonId == command.By.PersonId, cancel);
            if (filter is null)
            {
                return;
            }

            db.Remove(filter);
            await db.SaveChangesAsync(cancel);
            await trail.AppendAsync(filter.Event("FilterRemoved", command.By.PersonId), clock.Now(), cancel);
        },
        token);
}

/// <summary>A person's own filters, by list and name.</summary>
public sealed class SavedFiltersQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<SavedFilter>> ExecuteAsync(Viewer viewer, CancellationToken token) =>
        [.. (await db.Set<SavedFilter>().AsNoTracking().Where(filter => filter.PersonId == viewer.PersonId).ToListAsync(token))
            .OrderBy(filter => filter.List).ThenBy(filter => filter.Name, StringComparer.CurrentCulture)];
}
