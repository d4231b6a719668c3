using System.Text.RegularExpressions;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Auditing;

/// <summary>No command without its entry, no entry that <c>ops/docs/events.md</c> does not explain.</summary>
public sealed class EventsTests
{
    private static readonly Regex[] InCode =
    [
        new("(?:Name = |Event\\(\\s*|AppendAsync\\(\\s*)\"(?<name>[A-Z][A-Za-z]+)\"", RegexOptions.NonBacktracking),
        new("^ +\"(?<name>[A-Z][a-z]+[A-Z][A-Za-z]+)\", [a-z][A-Za-z]*(?:\\.Id)?, ", RegexOptions.NonBacktracking | RegexOptions.Multiline),
        new("Name = [A-Za-z.]+ \\? \"(?<name>[A-Za-z]+)\" : \"(?<name>[A-Za-z]+)\"", RegexOptions.NonBacktracking),
    ];

    private static readonly Regex InSheet = new("`(?<name>[A-Za-z]+)`", RegexOptions.NonBacktracking);

    [Fact]
    public void Commands_TakeTheTrail()
    {
        var commands = typeof(AuditTrail).Assembly.GetTypes().Where(type => type.GetNestedType("Command") is not null).ToList();

        commands.Count.ShouldBeGreaterThan(10);
        commands.Where(type => !Writes(type, depth: 2)).Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Events_OfTheCode_StandInTheSheet_AndTheOtherWayRound()
    {
        var root = TestServer.FindCheckout();
        var core = Path.Combine(root, "src", "AgencyTasks.Core");
        var code = string.Join('\n', Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(core, file).StartsWith("obj", StringComparison.Ordinal)
                && !file.Contains("Simulation", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var written = InCode.SelectMany(pattern => pattern.Matches(code))
            .SelectMany(match => match.Groups["name"].Captures.Select(capture => capture.Value)).ToHashSet();
        var explained = File.ReadLines(Path.Combine(root, "ops", "docs", "events.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => InSheet.Matches(line.Split('|')[1])).Select(match => match.Groups["name"].Value).ToList();

        written.Count.ShouldBeGreaterThan(15);
        written.Except(explained).ShouldBeEmpty("events that ops/docs/events.md does not explain");
        explained.Where(name => !code.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty("events that nothing writes");
    }

    /// <summary>By itself, or through a part of its own that does.</summary>
    private static bool Writes(Type type, int depth) => type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
        .Any(part => part == typeof(AuditTrail) || part == typeof(TaskChange)
            || (depth > 1 && part.Assembly == type.Assembly && part.IsClass && Writes(part, depth - 1)));
}
