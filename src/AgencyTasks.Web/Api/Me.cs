using AgencyTasks.Core.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AgencyTasks.Web.Api;

/// <summary>The key's owner.</summary>
public sealed record MeAnswer(string FullName, IReadOnlyList<PostAnswer> Posts);

public sealed record PostAnswer(string Role, string AgencyCode, string AgencyName);

internal static class Me
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Show);

    private static Ok<MeAnswer> Show(CurrentViewer current) => TypedResults.Ok(new MeAnswer(
        current.Viewer.FullName, [.. current.Viewer.Posts.Select(Answer)]));

    private static PostAnswer Answer(HeldPost post) => new(post.Role.ToString(), post.AgencyCode, post.AgencyName);
}
