using System.Text;
using Microsoft.Net.Http.Headers;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Refuses what no page of ours sends: an address with a NUL or with U+FFFE in its query, which nobody types, no
/// database takes and no text can be composed with, and a form in another encoding than UTF-8.</summary>
public static class PlainRequests
{
    private static readonly string[] NoText = ["%00", "%EF%BF%BE"];

    public static IApplicationBuilder UsePlainRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var query = context.Request.QueryString.Value ?? "";
        if (IsUtf8(context.Request.ContentType) && !NoText.Any(part => query.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase);
}
