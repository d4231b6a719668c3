using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>Keeps a list's filter under a name; the same name again takes the new one.</summary>
public sealed class SaveFilter(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(FilteredList List, string Name, string Query, Viewer By);

    /// <exception cref="RuleRefusedException">No name, or there are as many as one may keep.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        var name = PlainText.Normalise(command.Name) ?? "";
        if (name.Length is 0 or > SavedFilter.LongestName || command.Query.Length > SavedFilter.LongestQuery)
        {
            throw new RuleRefusedException(Rules.SavedFilterIsNamed, SavedFilter.LongestName);
        }

        return db.InTransactionAsync(cancel => SaveAsync(command, name, cancel), token);
    }

    private async Task SaveAsync(Command command, string name, CancellationToken token)
    {
        // One after the other of one person, so that the limit holds.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(820020, hashtext({command.By.PersonId.ToString()}))", token);
        var own = await db.Set<SavedFilter>().Where(filter => filter.PersonId == command.By.PersonId).ToListAsync(token);
        var filter = own.Find(one => one.List == command.List && one.Name == name);
        if (filter is null)
        {
            if (own.Count >= SavedFilter.Most)
            {
                throw new RuleRefusedException(Rules.SavedFiltersAreFew, SavedFilter.Most);
            }

            filter = new SavedFilter
            {
                PersonId = command.By.PersonId, List = command.List, Name = name, Query = "", SavedAt = clock.Now(),
            };
            db.Add(filter);
        }

        (filter.Query, filter.SavedAt) = (command.Query, clock.Now());
        await db.SaveChangesAsync(token);
        await trail.AppendAsync(filter.Event("FilterSaved", command.By.PersonId), clock.Now(), token);
    }
}

internal static class SavedFilterEvents
{
    public static AuditEvent Event(this SavedFilter filter, string name, Guid by) => new()
    {
        Name = name,
        SubjectKind = "filter",
        SubjectId = filter.Id,
        PersonId = by,
        Reason = filter.Name,
    };
}
