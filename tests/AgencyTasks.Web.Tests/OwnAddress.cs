using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace AgencyTasks.Web.Tests;

/// <summary>Each browser of a test comes from an address of its own, as people do: what is limited by address is limited for
/// one of them.</summary>
internal sealed class OwnAddress : IStartupFilter
{
    public const string Header = "X-Test-Address";

    private static int last;

    public static string Next() => new IPAddress([10, .. BitConverter.GetBytes(Interlocked.Increment(ref last)).Take(3)]).ToString();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
            {
                context.Connection.RemoteIpAddress = address;
            }

            return go(context);
        });
        next(app);
    };
}
