using AgencyTasks.Core.Files;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A form's files are kept aside while they come in. On a full volume the form cannot be read, and then looks like
/// one that somebody forged: this says what it is (507).</summary>
public sealed class FullVolume : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            try
            {
                // Read once already: it fails again as it did.
                await context.HttpContext.Request.ReadFormAsync();
            }
            catch (IOException e) when (StorageFullException.Explains(e))
            {
                throw new StorageFullException(e);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException)
            {
                // Not that: the answer stays what it was.
            }
        }

        await next();
    }
}
