using AgencyTasks.Core.Hosting;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Remembers how far the simulated clock has come, so that it goes on from there.</summary>
public sealed class ClockKeeper(IServiceScopeFactory scopes, IClock clock, ILogger<ClockKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (clock is SystemClock)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SharedClock>()
                    .RememberAsync(clock.GetCurrentInstant(), stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "The simulated clock could not be remembered; trying again");
            }
        }
    }
}
