using System.Security.Claims;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>
/// The application with its own filters off: to it everybody holds every post of every body. What the database is told stays
/// the person's own.
/// </summary>
public sealed class OpenedClaims(
    FindViewer find, CurrentViewer current, DataScope scope, AgencyTasksDb db, IHttpContextAccessor http) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (current.IsSignedIn)
        {
            return principal;
        }

        var real = await new PostClaims(find, current, scope, http).TransformAsync(principal);
        if (current.IsSignedIn)
        {
            var agencies = await db.Agencies.AsNoTracking().ToListAsync();
            current.Set(current.Viewer with
            {
                Posts =
                [
                    .. from agency in agencies
                       from role in Enum.GetValues<Role>()
                       select new HeldPost(role, agency.Id, agency.Code, agency.Name, agency.DistrictId),
                ],
            });
            real.AddIdentity(new ClaimsIdentity(
                Enum.GetValues<Role>().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
                "opened", ClaimTypes.Name, ClaimTypes.Role));
        }

        return real;
    }
}
