using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>A post that is held today.</summary>
public sealed record HeldPost(Role Role, Guid AgencyId, string AgencyCode, string AgencyName, Guid? DistrictId);

/// <summary>Who looks or acts, by the posts held today.</summary>
public sealed record Viewer
{
    public required Guid PersonId { get; init; }

    public required string FullName { get; init; }

    public required IReadOnlyList<HeldPost> Posts { get; init; }

    /// <summary>The police, the committee and the auditor see every task; the administrator sees none.</summary>
    public bool SeesEverything => Is(Role.Coordinator) || Is(Role.Committee) || Is(Role.Auditor);

    public IEnumerable<HeldPost> AgencyPosts =>
        Posts.Where(post => post.Role is Role.FocalPoint or Role.DistrictOffice or Role.AgencyHead);

    public bool Is(Role role) => Posts.Any(post => post.Role == role);

    /// <summary>May begin, tick off and ask for an extension in the agency's name.</summary>
    public bool ActsFor(Guid agencyId) =>
        Posts.Any(post => post.AgencyId == agencyId && post.Role is Role.FocalPoint or Role.DistrictOffice);
}

internal static class Posts
{
    /// <summary><see cref="Post.IsHeldOn"/> for the database.</summary>
    public static IQueryable<Post> HeldOn(this IQueryable<Post> posts, LocalDate day) =>
        posts.Where(post => post.From <= day && (post.To == null || day <= post.To));

    /// <summary>Those that mail may go to: focal points, district offices and heads.</summary>
    public static IQueryable<Post> WithMail(this IQueryable<Post> posts) => posts.Where(post =>
        post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice || post.Role == Role.AgencyHead);
}

/// <summary>Reads a person's posts of today; null for a person who is not there.</summary>
public sealed class FindViewer(AgencyTasksDb db, IClock clock)
{
    public async Task<Viewer?> ExecuteAsync(Guid personId, CancellationToken token)
    {
        var today = clock.Today();
        var person = await db.People.AsNoTracking()
            .Where(person => person.Id == personId)
            .Select(person => new { person.Id, person.FullName })
            .FirstOrDefaultAsync(token);
        if (person is null)
        {
            return null;
        }

        var posts = await db.Set<Post>().AsNoTracking()
            .Where(post => post.PersonId == personId).HeldOn(today)
            .Join(
                db.Agencies,
                post => post.AgencyId,
                agency => agency.Id,
                (post, agency) => new HeldPost(post.Role, agency.Id, agency.Code, agency.Name, agency.DistrictId))
            .ToListAsync(token);
        return new Viewer { PersonId = person.Id, FullName = person.FullName, Posts = posts };
    }
}
