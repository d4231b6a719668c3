namespace AgencyTasks.Web.Infrastructure;

/// <summary>Fonts carry their content's hash in their name but are named by the stylesheet, out of the reach of the
/// framework's fingerprints; here they become as immutable as those. Stands before MapStaticAssets.</summary>
public static class HashedAssets
{
    public static IApplicationBuilder UseImmutableFonts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/fonts"))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
