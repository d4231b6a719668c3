using AgencyTasks.Core;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Worker;

/// <summary>Jobs begin only when the tables are there and, where a clock is simulated, the web has set it: with the real
/// clock they would plan for the wrong year.</summary>
internal sealed class ReadySystem(PreparedHost prepared, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<IClock> WaitAsync(CancellationToken token)
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddAgencyTasks(prepared.Settings)
            .BuildServiceProvider();
        var told = false;
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AgencyTasksDb>();
            if (!(await db.Database.GetPendingMigrationsAsync(token)).Any())
            {
                var clock = await scope.ServiceProvider.GetRequiredService<SharedClock>().JoinAsync(token);
                if (prepared.Settings.SimulatedFrom.Length == 0 || clock is SimulatedClock)
                {
                    await FenceCheck.ExecuteAsync(prepared.Settings, token);
                    return clock;
                }
            }

            if (!told)
            {
                logger.LogInformation("Waiting until the database is migrated and the clock is set");
                told = true;
            }

            await Task.Delay(Pause, token);
        }
    }
}
