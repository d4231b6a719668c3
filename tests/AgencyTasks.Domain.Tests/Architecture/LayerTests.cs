using System.Reflection;

namespace AgencyTasks.Domain.Tests.Architecture;

/// <summary>A folder uses only folders above it in the table; a failure names the type.</summary>
public sealed class LayerTests
{
    private const string SampleRoot = "AgencyTasks.Domain.Tests.Architecture.Sample";

    private static readonly Lazy<IReadOnlyList<string>> SampleOffenders = new(() => LayerCheck.Offenders(
        typeof(LayerTests).Assembly,
        SampleRoot,
        new Dictionary<string, string[]> { ["Low"] = [], ["High"] = ["Low"] }));

    [Fact]
    public void Domain_EveryFolder_UsesOnlyWhatTheTableAllows() =>
        LayerCheck.Offenders(typeof(Rules).Assembly, "AgencyTasks.Domain", Layers.Domain).ShouldBeEmpty();

    [Fact]
    public void Core_EveryFolder_UsesOnlyWhatTheTableAllows() =>
        LayerCheck.Offenders(Assembly.Load("AgencyTasks.Core"), "AgencyTasks.Core", Layers.Core).ShouldBeEmpty();

    [Theory]
    [InlineData("Planning", "Tasks", false)]
    [InlineData("Tasks", "Planning", true)]
    [InlineData("Tasks", "Auditing", true)]
    [InlineData("Auditing", "Tasks", false)]
    [InlineData("Tasks", "Board", false)]
    [InlineData("Board", "Tasks", true)]
    [InlineData("Notices", "Board", true)]
    [InlineData("Notices", "Reports", false)]
    [InlineData("Reports", "Notices", true)]
    [InlineData("Evidence", "Files", true)]
    [InlineData("Files", "Evidence", false)]
    [InlineData("Database", "Organisation", false)]
    [InlineData("Reports", "Jobs", false)]
    [InlineData("Jobs", "Reports", true)]
    [InlineData("Simulation", "Seeding", true)]
    [InlineData("Tasks", "", true)]
    [InlineData("", "Tasks", false)]
    [InlineData("CoreServices", "Jobs", true)]
    [InlineData("Tasks", "Clock", true)]
    [InlineData("Clock", "Database", true)]
    [InlineData("Database", "", true)]
    [InlineData("Tasks", "Hosting", false)]
    [InlineData("Database", "CoreServices", false)]
    public void CoreTable_FromOneFolderToAnother_AllowsOrForbids(string from, string to, bool isAllowed) =>
        Layers.Core[from].Contains(to).ShouldBe(isAllowed);

    /// <summary>The check itself can fail: in a field, a signature, a body, a lambda, an awaited body, an attribute, a
    /// generic argument, a nested type and a base type.</summary>
    [Theory]
    [InlineData("InField")]
    [InlineData("InSignature")]
    [InlineData("InBody")]
    [InlineData("InLambda")]
    [InlineData("InAsyncBody")]
    [InlineData("InIterator")]
    [InlineData("InAttribute")]
    [InlineData("InGenericArgument")]
    [InlineData("InNestedType")]
    [InlineData("InBaseType")]
    [InlineData("InStaticCall")]
    [InlineData("Deeper.InDeeperNamespace")]
    public void Check_OfATypeThatUsesAFolderBelow_NamesIt(string type) =>
        SampleOffenders.Value
            .Count(line => line.StartsWith($"{SampleRoot}.Low.{type}", StringComparison.Ordinal))
            .ShouldBe(1);

    [Fact]
    public void Check_OfTypesThatUseOnlyWhatTheyMay_NamesNone() =>
        SampleOffenders.Value.Select(line => line.Split(':')[0])
            .ShouldNotContain(type => type.EndsWith(".Fine") || type.Contains(".High."));

    [Fact]
    public void Check_OfAFolderWithoutARow_NamesItsTypes() =>
        SampleOffenders.Value.ShouldContain(
            $"{SampleRoot}.Unknown.Stray: its folder has no row in the table of arrows");
}
