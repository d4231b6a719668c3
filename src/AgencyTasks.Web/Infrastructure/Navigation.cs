using System.Security.Claims;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A link of the main navigation: the label's key in Shared.resx, the page's address and who is shown it.</summary>
public sealed record NavigationLink(string Label, string Url, string Icon, params string[] Roles);

/// <summary>The one list of the main navigation, in the order of the screen. Access itself is decided by each page's policy.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly NavigationLink[] Links =
    [
        new("Nav.Home", "/", "house", "FocalPoint", "DistrictOffice"),
        new("Nav.Agency", "/don-vi", "building", "AgencyHead", "FocalPoint", "DistrictOffice"),
        new("Nav.Verification", "/xac-nhan", "clipboard-check", "Coordinator"),
        new("Nav.Board", "/bang", "grid-3x3", "Coordinator", "Committee"),
        new("Nav.Urging", "/don-doc", "megaphone", "Coordinator"),
        new("Nav.Extensions", "/gia-han", "calendar-event", "Coordinator"),
        new("Nav.Matrix", "/ma-tran", "table", "Coordinator", "FocalPoint", "AgencyHead", "DistrictOffice", "Committee", "Auditor"),
        new("Nav.Communes", "/dia-ban", "geo-alt", "Coordinator", "DistrictOffice", "Committee"),
        new("Nav.Reports", "/bao-cao", "file-earmark-text", "FocalPoint", "AgencyHead", "DistrictOffice", "Coordinator"),
        new("Nav.HandOver", "/ban-giao", "people", "FocalPoint", "AgencyHead", "DistrictOffice", "Coordinator"),
        new("Nav.People", "/quan-tri/nguoi-dung", "people", "Admin"),
        new("Nav.Bodies", "/quan-tri/co-quan", "building", "Admin"),
        new("Nav.Places", "/quan-tri/dia-gioi", "geo-alt", "Admin"),
        new("Nav.ReportedFiles", "/tep-mat", "lock", "Admin", "Coordinator"),
        new("Nav.Mailbox", "/quan-tri/thu", "envelope", "Admin", "Coordinator"),
        new("Nav.Jobs", "/hangfire", "arrow-repeat", "Admin"),
        new("Nav.Audit", "/kiem-toan", "shield-check", "Auditor"),
    ];

    /// <summary>The person's links; one whose page this build does not have is left out, so that none leads nowhere.</summary>
    public IEnumerable<NavigationLink> For(ClaimsPrincipal person) =>
        Links.Where(link => link.Roles.Any(person.IsInRole) && HasPage(link.Url));

    /// <summary>Where a person begins who has no tasks to do; null where this build has no such page.</summary>
    public string? FirstScreen(Viewer viewer)
    {
        var first = viewer switch
        {
            _ when viewer.Is(Role.AgencyHead) => "/don-vi",
            _ when viewer.Is(Role.Coordinator) || viewer.Is(Role.Committee) => "/bang",
            _ when viewer.Is(Role.Admin) => "/quan-tri/nguoi-dung",
            _ => "/ma-tran",
        };
        return HasPage(first) ? first : null;
    }

    public static bool IsCurrent(NavigationLink link, PathString path) =>
        link.Url == "/" ? path == "/" : path.StartsWithSegments(link.Url);

    public bool HasPage(string url)
    {
        var pattern = url.Trim('/');
        return endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText?.Trim('/') ?? "")
            .Any(text => text == pattern || (pattern.Length > 0 && text.StartsWith(pattern + "/{", StringComparison.Ordinal)));
    }
}
