using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgencyTasks.Core.Jobs;

/// <summary>What Hangfire wakes: it finds the job by its name and runs it in a scope of its own. A fault is Hangfire's to
/// show; what was not done is found by the next run.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, ILogger<JobRunner> logger)
{
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 5)]
    public Task RunAsync(string id, CancellationToken token) =>
        RunAsync(RecurringJobs.Find(id) ?? throw new InvalidOperationException($"There is no job '{id}'."), token);

    /// <summary>The next minute tries again anyway.</summary>
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 0)]
    public Task RunEveryMinuteAsync(string id, CancellationToken token) => RunAsync(id, token);

    [JobDisplayName(FollowClockJob.Id)]
    [AutomaticRetry(Attempts = 0)]
    public async Task FollowClockAsync(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FollowClockJob>().ExecuteAsync(token);
    }

    internal async Task RunAsync(RecurringJob job, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var done = await job.RunAsync(scope.ServiceProvider, null, token);
        logger.LogInformation("{Job}: {Done}", job.Id, done);
    }
}
