using AgencyTasks.Core.Clock;
using AgencyTasks.Domain.Calendars;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Jobs;

public static class JobServices
{
    private const int Workers = 4;

    /// <summary>For the worker: wakes the jobs at their hours. What is to be done stands in our own tables.</summary>
    public static IServiceCollection AddJobServer(this IServiceCollection services, AgencyTasksSettings settings)
    {
        services.AddJobStorage(settings, Workers + 5);
        services.AddHostedService<JobRegistration>();
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = Workers;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            options.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
        return services;
    }

    /// <summary>For the web: shows the jobs on the dashboard, runs none.</summary>
    public static IServiceCollection AddJobDashboardStorage(
        this IServiceCollection services, AgencyTasksSettings settings) => services.AddJobStorage(settings, 5);

    private static IServiceCollection AddJobStorage(
        this IServiceCollection services, AgencyTasksSettings settings, int connections)
    {
        var pool = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            MaxPoolSize = connections,
            ApplicationName = "agencytasks-jobs",
        };
        return services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                bootstrap => bootstrap.UseNpgsqlConnection(pool.ConnectionString),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire",
                    QueuePollInterval = TimeSpan.FromSeconds(2),
                    InvisibilityTimeout = TimeSpan.FromSeconds(30),
                    // A job of a worker that died is free again when its heartbeat stops, not after a fixed time.
                    UseSlidingInvisibilityTimeout = true,
                    // Without its storage a server would run on and wake nobody.
                    AllowDegradedModeWithoutStorage = false,
                }));
    }
}

/// <summary>Writes the list of recurring jobs into Hangfire before its server begins.</summary>
internal sealed class JobRegistration(IRecurringJobManager jobs, IClock clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var hours = new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(ProvinceTime.Zone.Id) };
        foreach (var job in RecurringJobs.All)
        {
            if (job.Hour is null)
            {
                jobs.AddOrUpdate<JobRunner>(
                    job.Id, runner => runner.RunEveryMinuteAsync(job.Id, CancellationToken.None), job.Cron, hours);
            }
            else
            {
                jobs.AddOrUpdate<JobRunner>(
                    job.Id, runner => runner.RunAsync(job.Id, CancellationToken.None), job.Cron, hours);
            }
        }

        if (clock is SimulatedClock)
        {
            jobs.AddOrUpdate<JobRunner>(
                FollowClockJob.Id, runner => runner.FollowClockAsync(CancellationToken.None), Cron.Minutely(), hours);
        }
        else
        {
            jobs.RemoveIfExists(FollowClockJob.Id);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
