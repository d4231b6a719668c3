using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Refuses a request that says it is too large before any of it is read (413, with what to do), and lets one
/// within the limit through whole. Goes before the check of the forgery token, which would read the form.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestRequestAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Ten files of 20 MB, and room for the words.</summary>
    public const long Bytes = 220L * 1024 * 1024;

    public int Order => 500;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > Bytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        var features = context.HttpContext.Features;
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Bytes;
        }

        if (features.Get<IFormFeature>()?.Form is null)
        {
            features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = Bytes }));
        }
    }
}
