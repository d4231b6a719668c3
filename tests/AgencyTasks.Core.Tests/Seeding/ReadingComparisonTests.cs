using AgencyTasks.Core.Seeding;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Core.Tests.Seeding;

/// <summary>The reader against the matrix that was made by hand from the same plan.</summary>
public sealed class ReadingComparisonTests
{
    [Fact]
    public void Plan_OfTuyenQuang_IsReadAsItWasByHand()
    {
        var seed = PlanSeed.Read(AgencyTasks.Testing.SeededDatabase.PlanFolder);
        var reading = PlanReader.Read(seed.Plan.Text.Split('\n'), [.. seed.Agencies.Values]);

        var comparison = ReadingComparison.Of(reading, seed.Matrix.Duties);

        comparison.LeadModePercent.ShouldBeGreaterThanOrEqualTo(95);
        comparison.ScopePercent.ShouldBeGreaterThanOrEqualTo(85);
        reading.Sentences.Select(sentence => sentence.Citation).Distinct().Count().ShouldBe(43);
        reading.WithoutDuty.ShouldHaveSingleItem().Citation.ShouldBe("V.13.1c");
    }
}
