using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>A post that is held today.</summary>
public sealed record HeldPost(Role Role, Guid AgencyId, string AgencyCode, string AgencyName, Guid? DistrictId)
{
    public Guid PostId { get; init; }

    /// <summary>Whom the person stands in for; null: a post of one's own.</summary>
    public string? OnBehalfOf { get; init; }

    public LocalDate? Until { get; init; }
}

/// <summary>A body that one of the person's bodies succeeded: its closed work is read, nobody acts in its name.</summary>
public sealed record SucceededBody(Guid AgencyId, string AgencyCode, Guid? DistrictId);

/// <summary>Who looks or acts, by the posts held today.</summary>
public sealed record Viewer
{
    public required Guid PersonId { get; init; }

    public required string FullName { get; init; }

    public required IReadOnlyList<HeldPost> Posts { get; init; }

    /// <summary>Whom the bodies of <see cref="AgencyPosts"/> took over from.</summary>
    public IReadOnlyList<SucceededBody> Succeeded { get; init; } = [];

    /// <summary>The bodies whose tasks the person reads: the own ones and those they took over from.</summary>
    public IReadOnlyList<Guid> AgenciesRead =>
        [.. AgencyPosts.Select(post => post.AgencyId).Concat(Succeeded.Select(body => body.AgencyId)).Distinct()];

    /// <summary>The own bodies as duties name them, and those they took over from.</summary>
    public IReadOnlyList<string> CodesRead =>
        [.. AgencyPosts.Select(post => post.AgencyCode).Concat(Succeeded.Select(body => body.AgencyCode)).Distinct()];

    public IReadOnlyList<Guid> DistrictsRead =>
    [
        .. AgencyPosts.Select(post => post.DistrictId).Concat(Succeeded.Select(body => body.DistrictId)).OfType<Guid>()
            .Distinct(),
    ];

    /// <summary>The police, the committee and the auditor see every task; the administrator sees none.</summary>
    public bool SeesEverything => Is(Role.Coordinator) || Is(Role.Committee) || Is(Role.Auditor);

    public IEnumerable<HeldPost> AgencyPosts =>
        Posts.Where(post => post.Role is Role.FocalPoint or Role.DistrictOffice or Role.AgencyHead);

    /// <summary>A post of one's own: a deputy names no deputy and hands nothing over.</summary>
    public bool HoldsOwn(Role role, Guid agencyId) =>
        Posts.Any(post => post.Role == role && post.AgencyId == agencyId && post.OnBehalfOf is null);

    public bool Is(Role role) => Posts.Any(post => post.Role == role);

    /// <summary>May begin, tick off and ask for an extension in the agency's name.</summary>
    public bool ActsFor(Guid agencyId) => AgenciesServed.Contains(agencyId);

    /// <summary>The bodies whose tasks this person hands in.</summary>
    public IReadOnlyList<Guid> AgenciesServed =>
        [.. Posts.Where(post => post.Role is Role.FocalPoint or Role.DistrictOffice).Select(post => post.AgencyId).Distinct()];
}

internal static class Posts
{
    /// <summary>Posts that somebody really works in: a body with none of them has no active focal point. What keeps a
    /// holder from working at all is asked here.</summary>
    public static IQueryable<Post> ActiveFocalPoints(this AgencyTasksDb db, LocalDate day) => db.Set<Post>().HeldOn(day)
        .Where(post => post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice).WithoutDisabled(db);

    /// <summary>Without the posts of people whose account is disabled: they cannot work, and are not mailed.</summary>
    public static IQueryable<Post> WithoutDisabled(this IQueryable<Post> posts, AgencyTasksDb db) => posts.Where(post =>
        !db.Users.Any(account => account.PersonId == post.PersonId && account.DisabledAt != null));

    /// <summary>Without those on leave: their deputy gets the mail while it lasts.</summary>
    public static IQueryable<Post> WithoutStoodInFor(this IQueryable<Post> posts, AgencyTasksDb db, LocalDate day) =>
        posts.Where(post => !db.Set<Post>().HeldOn(day).Any(deputy => deputy.OnBehalfOf == post.Id));

    /// <summary><see cref="Post.IsHeldOn"/> for the database.</summary>
    public static IQueryable<Post> HeldOn(this IQueryable<Post> posts, LocalDate day) =>
        posts.Where(post => post.From <= day && (post.To == null || day <= post.To));

    /// <summary>Those that mail may go to: focal points, district offices and heads.</summary>
    public static IQueryable<Post> WithMail(this IQueryable<Post> posts) => posts.Where(post =>
        post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice || post.Role == Role.AgencyHead);
}

/// <summary>Reads a person's posts of today; null for a person who is not there.</summary>
public sealed class FindViewer(AgencyTasksDb db, LineageQuery lineage, IClock clock)
{
    public async Task<Viewer?> ExecuteAsync(Guid personId, CancellationToken token)
    {
        // Asked at every request: one question, also whether a body took over from another, which is seldom.
        var posts = db.Set<Post>().Where(post => post.PersonId == personId).HeldOn(clock.Today())
            .Join(
                db.Agencies,
                post => post.AgencyId,
                agency => agency.Id,
                (post, agency) => new
                {
                    Post = new HeldPost(post.Role, agency.Id, agency.Code, agency.Name, agency.DistrictId)
                    {
                        PostId = post.Id,
                        Until = post.To,
                        OnBehalfOf = db.Set<Post>().Where(own => own.Id == post.OnBehalfOf)
                            .Join(db.People, own => own.PersonId, holder => holder.Id, (own, holder) => holder.FullName)
                            .FirstOrDefault(),
                    },
                    HasTakenOver = db.Set<SuccessionLine>().Any(line => line.SuccessorId == agency.Id),
                });
        var found = await db.People.AsNoTracking()
            .Where(person => person.Id == personId)
            .Select(person => new { person.FullName, Posts = posts.ToList() })
            .FirstOrDefaultAsync(token);
        if (found is null)
        {
            return null;
        }

        var viewer = new Viewer
        {
            PersonId = personId,
            FullName = found.FullName,
            Posts = [.. found.Posts.Select(row => row.Post).OrderBy(post => post.OnBehalfOf is not null).ThenBy(post => post.PostId)],
        };
        return found.Posts.Exists(row => row.HasTakenOver)
            ? viewer with { Succeeded = await SucceededAsync(viewer, token) }
            : viewer;
    }

    private async Task<IReadOnlyList<SucceededBody>> SucceededAsync(Viewer viewer, CancellationToken token)
    {
        var own = viewer.AgencyPosts.Select(post => post.AgencyId).Distinct();
        var before = await lineage.ExecuteAsync(token);
        var ids = own.SelectMany(before.PredecessorsOf).Distinct().ToList();
        return await db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id))
            .Select(agency => new SucceededBody(agency.Id, agency.Code, agency.DistrictId))
            .ToListAsync(token);
    }
}
