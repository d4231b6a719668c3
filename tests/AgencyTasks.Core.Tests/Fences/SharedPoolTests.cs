using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>64 people take turns on four connections: nobody is ever given what the one before was told.</summary>
public sealed class SharedPoolTests(FencedDatabase fenced) : IClassFixture<FencedDatabase>
{
    private const int Users = 64;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Connections_SharedByManyPeople_GiveEachTheOwnRows() => AlternateAsync(640);

    [Fact]
    [Trait("Category", "Long")]
    public Task Connections_SharedByManyPeopleForLong_GiveEachTheOwnRows() => AlternateAsync(100_000);

    private async Task AlternateAsync(int requests)
    {
        var text = new NpgsqlConnectionStringBuilder(fenced.Database.AppConnectionString) { MaxPoolSize = 4 };
        await using var services = new ServiceCollection().AddLogging()
            .AddAgencyTasks(new AgencyTasksSettings { ConnectionString = text.ConnectionString })
            .BuildServiceProvider();
        var people = (await fenced.EverybodyAsync()).Take(Users).ToList();
        people.Count.ShouldBe(Users);
        var wanted = new Dictionary<Guid, string>();
        foreach (var viewer in people)
        {
            wanted[viewer.PersonId] = await LookAsync(services, viewer);
        }

        wanted.Values.Distinct().Count().ShouldBeGreaterThan(15);
        var (next, crossed) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var turn = Interlocked.Increment(ref next); turn <= requests; turn = Interlocked.Increment(ref next))
            {
                var viewer = people[turn % Users];
                if (await LookAsync(services, viewer) != wanted[viewer.PersonId])
                {
                    Interlocked.Increment(ref crossed);
                }
            }
        }));

        crossed.ShouldBe(0);
    }

    /// <summary>A fingerprint of all the tasks that the database gives.</summary>
    private static async Task<string> LookAsync(ServiceProvider services, Viewer viewer)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().Set(viewer);
        var found = await scope.ServiceProvider.GetRequiredService<AgencyTasksDb>().Database.SqlQuery<string>(
            $"SELECT count(*) || ' ' || COALESCE(sum(hashtext(id::text))::text, '') AS \"Value\" FROM agency_task").ToListAsync(Token);
        return found[0];
    }
}
