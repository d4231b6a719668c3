using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>A person with the bodies whose posts are held today.</summary>
public sealed record PersonLine(string Code, string FullName, string Title, IReadOnlyList<string> Agencies);

/// <summary>
/// People whom the viewer meets in the product already: the administrator everybody, who reads every history everybody with a
/// post, others the people of their own bodies.
/// </summary>
public sealed class PeopleSearchQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<Found<PersonLine>> ExecuteAsync(Wanted wanted, Part part, Viewer viewer, CancellationToken token)
    {
        var isAdmin = viewer.Is(Role.Admin);
        var seesAll = isAdmin || viewer.SeesEverything;
        var own = viewer.Posts.Select(post => post.AgencyId).ToList();
        var posts = (await db.Set<Post>().AsNoTracking().HeldOn(clock.Today())
                .Where(post => seesAll || own.Contains(post.AgencyId))
                .Join(db.Agencies, post => post.AgencyId, agency => agency.Id, (post, agency) => new { post.PersonId, agency.Name })
                .ToListAsync(token))
            .ToLookup(post => post.PersonId, post => post.Name);
        var holders = posts.Select(post => post.Key).ToList();
        var found = (await db.People.AsNoTracking().Where(person => isAdmin || holders.Contains(person.Id))
                .Select(person => new { person.Id, person.Code, person.FullName, person.Title }).ToListAsync(token))
            .Select(person => (
                Line: new PersonLine(person.Code, person.FullName, person.Title, [.. posts[person.Id].Distinct()]),
                Name: wanted.In(person.FullName)))
            .Select(one => (one.Line, one.Name, All: one.Name
                | wanted.In($"{one.Line.Title} {string.Join(' ', one.Line.Agencies)}")))
            .Where(one => one.Name.Found != 0 && wanted.IsIn(one.All))
            .OrderBy(one => wanted.RankOf(one.All)).ThenBy(one => one.Line.FullName, PersonNames.ByGivenName)
            .ThenBy(one => one.Line.Code, StringComparer.Ordinal)
            .Select(one => one.Line)
            .ToList();
        return part.Of(found);
    }
}
