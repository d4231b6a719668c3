using System.Reflection;
using NetArchTest.Rules;

namespace AgencyTasks.Domain.Tests.Architecture;

/// <summary>Domain is pure: NodaTime only, no clock, no async, no I/O.</summary>
public sealed class PurityTests
{
    private static readonly Assembly Domain = typeof(Rules).Assembly;

    public static TheoryData<string> Impurities =>
    [
        "NodaTime.IClock", "NodaTime.SystemClock", "NodaTime.ZonedClock", "System.TimeProvider", "System.Threading",
        "System.IO", "System.Net", "System.Data", "System.Diagnostics.Process", "System.Random", "System.Console",
        "System.DateTime", "System.DateTimeOffset", "System.TimeZoneInfo",
        "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
    ];

    [Fact]
    public void Domain_OfAllAssemblies_ReferencesNodaTimeAndTheRuntimeOnly() =>
        Domain.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Impurities))]
    public void Domain_EveryType_DoesWithout(string impurity)
    {
        var result = Types.InAssembly(Domain).ShouldNot().HaveDependencyOnAny(impurity).GetResult();

        (result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("System.Threading", "InAsyncBody")]
    [InlineData("System.Runtime.CompilerServices.AsyncStateMachineAttribute", "InAsyncBody")]
    public void Check_OfATypeThatIsImpure_NamesIt(string impurity, string type) =>
        Types.InAssembly(typeof(PurityTests).Assembly).ShouldNot().HaveDependencyOnAny(impurity).GetResult()
            .FailingTypes.ShouldContain(failing => failing.FullName.EndsWith($"Low.{type}", StringComparison.Ordinal));

    [Fact]
    public void Domain_EveryMethod_AnswersAtOnce() =>
        Domain.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
                | BindingFlags.DeclaredOnly))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)
                || (method.ReturnType.FullName?.Contains("ValueTask", StringComparison.Ordinal) ?? false)
                || (method.ReturnType.FullName?.Contains("IAsyncEnumerable", StringComparison.Ordinal) ?? false))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")
            .ShouldBeEmpty();
}
