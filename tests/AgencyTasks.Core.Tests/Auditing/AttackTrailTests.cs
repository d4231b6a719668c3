using AgencyTasks.Core.Simulation.Attacks;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Auditing;

public sealed class AttackTrailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Attacks_OnAShortHistory_AreAllFoundAndNothingElse() => AttackAsync([430], places: 4);

    [Fact]
    [Trait("Category", "Long")]
    public Task Attacks_AtSixtyPlacesOfThreeSizes_AreAllFoundAndNothingElse() =>
        AttackAsync(AttackTrail.DefaultSizes, places: 60);

    private static async Task AttackAsync(IReadOnlyList<long> sizes, int places)
    {
        var folder = Directory.CreateTempSubdirectory("agencytasks-attack-").FullName;
        try
        {
            await using var database = await CoreFixture.CreateDatabaseAsync(Token);
            var settings = new AgencyTasksSettings { ConnectionString = database.ConnectionString, DataFolder = folder };
            var results = await new AttackTrail(settings, SeededDatabase.PlanFolder)
                .RunAsync(sizes, places, said: null, Token);

            results.Attacks.Count.ShouldBeGreaterThanOrEqualTo(8);
            results.Attacks.ShouldAllBe(attack => attack.Tried == places * sizes.Count && attack.Missed.Count == 0);
            results.HonestChecks.ShouldBeGreaterThan(places);
            results.FalseAlarms.ShouldBe(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
