using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core;

public static class CoreServices
{
    /// <summary>Everything of Core that a host needs: one call for web, worker, command line and tests.</summary>
    public static IServiceCollection AddAgencyTasks(this IServiceCollection services, AgencyTasksSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.TryAddSingleton(PostSettings.Default);
        services.AddSingleton(_ => DatabaseSetup.BuildDataSource(settings.ConnectionString));
        services.AddDbContext<AgencyTasksDb>((provider, options) =>
            options.UseAgencyTasks(provider.GetRequiredService<NpgsqlDataSource>())
                .AddInterceptors(new ScopeInterceptor(provider.GetRequiredService<DataScope>())));
        services.AddScoped(_ => DataScope.OfTheSystem());
        services.AddScoped<OneConnection>();
        services.AddFiles(settings);
        services.AddAccounts();
        services.AddScoped<Hosting.SharedClock>();
        services.AddScoped<ReceivedFiles>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<SubjectNames>();
        services.AddScoped<TaskChange>();
        services.AddScoped<EvidenceIntake>();
        services.AddScoped<HiddenFiles>();
        services.AddScoped<MatrixChange>();
        services.AddScoped<TaskProducer>();
        services.AddScoped<DutyPrints>();
        services.AddScoped<PublicationProgress>();
        services.AddScoped<ConversionChange>();
        services.AddScoped<Successions.PassingQuery>();
        services.AddNotices(settings);
        services.AddSingleton<Jobs.JobRunner>();
        foreach (var useCase in typeof(CoreServices).Assembly.GetTypes().Where(IsUseCase))
        {
            services.AddScoped(useCase);
        }

        return services;
    }

    /// <summary>A use case, a query or a job: a class with one public ExecuteAsync.</summary>
    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.GetMethod("ExecuteAsync") is not null;
}
