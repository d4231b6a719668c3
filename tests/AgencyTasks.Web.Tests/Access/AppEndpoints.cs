using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>Something that answers: a page's handler, the dashboard, a health address, the static files as one.</summary>
public sealed record AppEndpoint(string Verb, string Pattern, CompiledPageActionDescriptor? Page, string? Handler)
{
    /// <summary>As access-matrix.csv names it.</summary>
    public string Key => $"{Verb} {Pattern}";
}

/// <summary>Every endpoint of the running application, read from its own routing table.</summary>
public static class AppEndpoints
{
    public const string StaticFiles = "/(static files)";

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static async Task<IReadOnlyList<AppEndpoint>> AllAsync(IServiceProvider services)
    {
        var found = new List<AppEndpoint>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText?.Trim('/');
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            {
                found.Add(new AppEndpoint("GET", StaticFiles, null, null));
            }
            else if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await services.GetRequiredService<PageLoader>()
                    .LoadAsync(page, EndpointMetadataCollection.Empty);
                found.AddRange(HandlersOf(compiled, pattern));
            }
            else
            {
                var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named
                    ? named
                    : ["GET", "POST"];
                found.AddRange(verbs.Select(verb => new AppEndpoint(verb, pattern, null, null)));
            }
        }

        return [.. found.DistinctBy(endpoint => endpoint.Key).OrderBy(endpoint => endpoint.Pattern, StringComparer.Ordinal)];
    }

    private static IEnumerable<AppEndpoint> HandlersOf(CompiledPageActionDescriptor page, string pattern)
    {
        // A page is always asked for by GET too; help and the error pages draw themselves without a handler.
        var handlers = page.HandlerMethods
            .Where(handler => Verbs.Contains(handler.HttpMethod.ToUpperInvariant()))
            .Select(handler => (Verb: handler.HttpMethod.ToUpperInvariant(), handler.Name))
            .Append((Verb: "GET", Name: null)).DistinctBy(handler => (handler.Verb, handler.Name ?? ""));
        return handlers.Select(handler => new AppEndpoint(
            handler.Verb,
            string.IsNullOrEmpty(handler.Name) ? pattern : $"{pattern}?handler={handler.Name}",
            page,
            handler.Name));
    }
}
