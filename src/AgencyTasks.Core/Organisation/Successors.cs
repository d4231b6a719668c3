using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>Somebody who may be chosen.</summary>
public sealed record Candidate(Guid Id, string FullName, string Title);

/// <summary>Who may take a post's work over, or stand in: the body's own people, now or before; for the administrator also
/// everybody who holds no post.</summary>
public sealed class CandidatesQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<IReadOnlyList<Candidate>> ExecuteAsync(
        Guid agencyId, Guid except, Viewer viewer, CancellationToken token)
    {
        var rows = await db.Candidates(agencyId, viewer, clock.Today())
            .Where(person => person.Id != except)
            .Select(person => new Candidate(person.Id, person.FullName, person.Title))
            .ToListAsync(token);
        return [.. rows.OrderBy(row => row.FullName, PersonNames.ByGivenName)];
    }
}

internal static class Successors
{
    public static IQueryable<Person> Candidates(this AgencyTasksDb db, Guid agencyId, Viewer viewer, LocalDate today)
    {
        var people = db.People.AsNoTracking();
        return viewer.Is(Role.Admin)
            ? people.Where(person => person.Posts.Any(post => post.AgencyId == agencyId)
                || !person.Posts.Any(post => post.To == null || post.To >= today))
            : people.Where(person => person.Posts.Any(post => post.AgencyId == agencyId));
    }

    /// <summary>The person chosen, or the new one as typed; somebody of another body is for the administrator to
    /// choose.</summary>
    public static async Task<Person> SuccessorAsync(
        this AgencyTasksDb db, Guid? id, NewPerson? typed, Guid agencyId, Viewer by, CancellationToken token)
    {
        if (id is null)
        {
            return await db.AddPersonAsync(typed ?? throw new NotFoundException("The person"), token);
        }

        var person = await db.PersonAsync(id.Value, token);
        return by.Is(Role.Admin) || person.Posts.Any(post => post.AgencyId == agencyId)
            ? person
            : throw new NotFoundException("The person");
    }
}
