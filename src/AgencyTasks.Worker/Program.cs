using AgencyTasks.Core;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Hosting;
using AgencyTasks.Core.Jobs;
using AgencyTasks.Worker;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration.GetSection("AgencyTasks").Get<AgencyTasksSettings>() ?? new AgencyTasksSettings();

using var startup = LoggerFactory.Create(logging =>
    logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
var logger = startup.CreateLogger("AgencyTasks");

using var stop = new StopSignals();
try
{
    await using var prepared = await PreparedHost.JoinAsync(settings, logger, stop.Token);
    var clock = await new ReadySystem(prepared, logger).WaitAsync(stop.Token);

    builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
    builder.Services.AddSingleton(clock);
    builder.Services.AddAgencyTasks(prepared.Settings);
    builder.Services.AddJobServer(prepared.Settings);
    builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));

    await builder.Build().RunAsync(stop.Token);
}
catch (FencesException refusal)
{
    logger.LogCritical("{Refusal}", refusal.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    logger.LogInformation("Stopped before the system was ready");
}

return 0;
