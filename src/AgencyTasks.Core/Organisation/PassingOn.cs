using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Core.Organisation;

/// <summary>Who may hand a post's work over or name a deputy for it: the holder, the body's head and the administrator. Posts
/// that look after the system itself go through the administrator only.</summary>
public static class PassingOn
{
    public static bool MayPassOn(this Viewer by, Guid holderId, Role role, Guid agencyId)
    {
        if (by.Is(Role.Admin))
        {
            // Nobody changes their own role, and an administrator's own post is a role as any other.
            return holderId != by.PersonId;
        }

        return role is Role.FocalPoint or Role.DistrictOffice or Role.AgencyHead or Role.Coordinator
            && ((holderId == by.PersonId && by.HoldsOwn(role, agencyId)) || by.HoldsOwn(Role.AgencyHead, agencyId));
    }

    /// <summary>The bodies whose head the viewer is, not as a deputy.</summary>
    public static List<Guid> HeadOfOwn(this Viewer viewer) =>
    [
        .. viewer.Posts.Where(post => post.Role == Role.AgencyHead && post.OnBehalfOf is null)
            .Select(post => post.AgencyId),
    ];

    /// <exception cref="NotFoundException">For everybody else the post does not exist.</exception>
    internal static void RequireMayPassOn(this Viewer by, Post post)
    {
        if (!by.MayPassOn(post.PersonId, post.Role, post.AgencyId))
        {
            throw new NotFoundException("The post");
        }
    }
}
