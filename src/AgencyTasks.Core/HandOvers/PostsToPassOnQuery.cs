using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.HandOvers;

/// <summary>A deputy of today or later.</summary>
public sealed record NamedDeputy(Post Post, string FullName);

/// <summary>A post whose work the viewer may hand over, with its deputies.</summary>
public sealed record PostToPassOn(Post Post, Agency Agency, Person Holder, IReadOnlyList<NamedDeputy> Deputies);

/// <summary>The posts that the viewer may hand over: the own ones and, for a head, the body's. The administrator reaches a
/// post from its person's page.</summary>
public sealed class PostsToPassOnQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<IReadOnlyList<PostToPassOn>> ExecuteAsync(Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        var headOf = viewer.HeadOfOwn();
        var found = await ReadAsync(
            db.Set<Post>().HeldOn(today).Where(post => post.OnBehalfOf == null
                && (post.PersonId == viewer.PersonId || headOf.Contains(post.AgencyId))),
            token);
        return
        [
            .. found.Where(post => viewer.MayPassOn(post.Holder.Id, post.Post.Role, post.Post.AgencyId))
                .OrderBy(post => post.Holder.Id == viewer.PersonId ? 0 : 1).ThenBy(post => post.Agency.Position)
                .ThenBy(post => post.Holder.FullName, PersonNames.ByGivenName),
        ];
    }

    /// <summary>One post, also one that has ended or is still to come.</summary>
    /// <exception cref="NotFoundException">Not there, a deputy's, or not for this person to pass on.</exception>
    public async Task<PostToPassOn> FindAsync(Guid postId, Viewer viewer, CancellationToken token) =>
        await ReadAsync(db.Set<Post>().Where(post => post.Id == postId && post.OnBehalfOf == null), token) is [var only]
            && viewer.MayPassOn(only.Holder.Id, only.Post.Role, only.Post.AgencyId)
            ? only
            : throw new NotFoundException("The post");

    private async Task<IReadOnlyList<PostToPassOn>> ReadAsync(IQueryable<Post> posts, CancellationToken token)
    {
        var today = clock.Today();
        var rows = await (
            from post in posts.AsNoTracking()
            join agency in db.Agencies on post.AgencyId equals agency.Id
            join holder in db.People on post.PersonId equals holder.Id
            select new { Post = post, Agency = agency, Holder = holder }).ToListAsync(token);
        var ids = rows.Select(row => (Guid?)row.Post.Id).ToList();
        var deputies = await (
            from post in db.Set<Post>().AsNoTracking()
            where ids.Contains(post.OnBehalfOf) && post.To >= today && post.To >= post.From
            join person in db.People on post.PersonId equals person.Id
            orderby post.From
            select new NamedDeputy(post, person.FullName)).ToListAsync(token);
        return
        [
            .. rows.Select(row => new PostToPassOn(
                row.Post, row.Agency, row.Holder,
                [.. deputies.Where(deputy => deputy.Post.OnBehalfOf == row.Post.Id)])),
        ];
    }
}
