using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>The one way a context is set up, whoever opens the database.</summary>
public static class DatabaseSetup
{
    public static DbContextOptionsBuilder UseAgencyTasks(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.UseNodaTime().EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null))
            .UseSnakeCaseNamingConvention();

    public static NpgsqlDataSource BuildDataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseNodaTime();
        return builder.Build();
    }
}

/// <summary>For the migrations tool only.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<AgencyTasksDb>
{
    public AgencyTasksDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AgencyTasksDb>();
        options.UseAgencyTasks(DatabaseSetup.BuildDataSource("Host=localhost"));
        return new AgencyTasksDb(options.Options);
    }
}
