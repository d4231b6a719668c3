using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Hosting;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateBuilder(args);
// Compressed, fingerprinted files also from a build that was not published.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    // What is kept of each upload under way: a megabyte each would be most of the memory on a deadline's evening.
    kestrel.Limits.MaxRequestBufferSize = 128 * 1024;
    // On the hills a line may rest for half a minute in the middle of a form, and the form is still meant.
    kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));
});
var settings = builder.Configuration.GetSection("AgencyTasks").Get<AgencyTasksSettings>() ?? new AgencyTasksSettings();

using var startup = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
var logger = startup.CreateLogger("AgencyTasks");
await using var prepared = await StartAsync();
if (prepared is null)
{
    return 1;
}

builder.Services.AddSingleton(prepared.Clock);
builder.Services.AddAgencyTasks(prepared.Settings);
builder.Services.AddWeb(prepared.Settings);

var app = builder.Build();
app.UseWeb(prepared.Settings);
await app.RunAsync();
return 0;

// Null when the system must not run like this; the log says what to do.
async Task<PreparedHost?> StartAsync()
{
    try
    {
        return await PreparedHost.StartAsync(settings, logger, CancellationToken.None);
    }
    catch (FencesException refusal)
    {
        logger.LogCritical("{Refusal}", refusal.Message);
        return null;
    }
}

public partial class Program;
