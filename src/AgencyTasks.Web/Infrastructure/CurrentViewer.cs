using System.Security.Claims;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using Microsoft.AspNetCore.Authentication;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Who asks, by the posts held today; read once a request.</summary>
public sealed class CurrentViewer
{
    private Viewer? viewer;

    /// <summary>The signed-in person. A page that is not for everyone always has one.</summary>
    public Viewer Viewer => viewer ?? throw new InvalidOperationException("Nobody is signed in.");

    public bool IsSignedIn => viewer is not null;

    public void Set(Viewer found) => viewer = found;
}

/// <summary>Adds the roles of the posts held today at each request: a post that ends, ends at once.</summary>
public sealed class PostClaims(FindViewer find, CurrentViewer current, DataScope scope, IHttpContextAccessor http) : IClaimsTransformation
{
    private const string Roles = "posts";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (http.HttpContext?.IsErrorPage() == true || current.IsSignedIn || principal.Identities.Any(identity => identity.AuthenticationType == Roles)
            || !Guid.TryParse(principal.FindFirstValue(AccountClaims.Person), out var personId))
        {
            return principal;
        }

        var token = http.HttpContext?.RequestAborted ?? CancellationToken.None;
        if (await find.ExecuteAsync(personId, token) is not { } viewer)
        {
            return principal;
        }

        current.Set(viewer);
        scope.Set(viewer);
        var claims = viewer.Posts.Select(post => new Claim(ClaimTypes.Role, post.Role.ToString()))
            .Append(new Claim("display_name", viewer.FullName))
            .Concat(viewer.Posts.Take(1).Select(post => new Claim("agency_name", post.AgencyName)));
        principal.AddIdentity(new ClaimsIdentity(claims, Roles, ClaimTypes.Name, ClaimTypes.Role));
        return principal;
    }
}
