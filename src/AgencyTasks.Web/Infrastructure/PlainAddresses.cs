namespace AgencyTasks.Web.Infrastructure;

/// <summary>Refuses an address with a NUL in its query: nobody types one, and no database takes it. In paths and forms the
/// framework refuses it already.</summary>
public static class PlainAddresses
{
    public static IApplicationBuilder UsePlainAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
