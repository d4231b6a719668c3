using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace AgencyTasks.Core.Database;

/// <summary>The one way a context is set up, whoever opens the database.</summary>
public static class DatabaseSetup
{
    private const int MostPrepared = 200;

    public static DbContextOptionsBuilder UseAgencyTasks(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.UseNodaTime().EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null))
            .UseSnakeCaseNamingConvention();

    /// <summary>A connection string that says <c>Max Auto Prepare=0</c> is heeded: a pooler in between may need it.</summary>
    public static NpgsqlDataSource BuildDataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (!builder.ConnectionStringBuilder.ShouldSerialize("Max Auto Prepare"))
        {
            // What is asked again and again is parsed once a connection: with row-level security that is most of the work.
            builder.ConnectionStringBuilder.MaxAutoPrepare = MostPrepared;
        }

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
