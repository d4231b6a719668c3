using AgencyTasks.Core;
using AgencyTasks.Core.Hosting;
using AgencyTasks.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
// Compressed, fingerprinted files also from a build that was not published.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var settings = builder.Configuration.GetSection("AgencyTasks").Get<AgencyTasksSettings>() ?? new AgencyTasksSettings();

using var startup = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
await using var prepared = await PreparedHost.StartAsync(settings, startup.CreateLogger("AgencyTasks"), CancellationToken.None);

builder.Services.AddSingleton(prepared.Clock);
builder.Services.AddAgencyTasks(prepared.Settings);
builder.Services.AddWeb(prepared.Settings);

var app = builder.Build();
app.UseWeb(prepared.Settings);
await app.RunAsync();

public partial class Program;
