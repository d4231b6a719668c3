using AgencyTasks.Core;
using AgencyTasks.Core.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgencyTasks.Cli;

/// <summary>The system as a verb needs it: settings from the environment, the database, Core's services.</summary>
internal static class Hosts
{
    public static AgencyTasksSettings Settings() =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build()
            .GetSection("AgencyTasks").Get<AgencyTasksSettings>() ?? new AgencyTasksSettings();

    /// <summary>Joins the database (or starts the embedded one for as long as the verb runs) and runs the verb in a scope.</summary>
    public static async Task<T> WithCoreAsync<T>(Func<IServiceProvider, Task<T>> verb, CancellationToken token)
    {
        await using var prepared = await PreparedHost.JoinAsOwnerAsync(Settings(), NullLogger.Instance, token);
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton(prepared.Clock)
            .AddAgencyTasks(prepared.Settings)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await verb(scope.ServiceProvider);
    }
}
