using System.Globalization;
using System.Runtime.InteropServices;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>A figure to reach.</summary>
/// <param name="Goal">As people read it: <c>≤ 8 s</c>.</param>
public sealed record BenchGoal(string Name, double Value, string Goal, bool Met)
{
    public static BenchGoal AtMost(string name, double value, double most, string unit) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"≤ {most:0.###} {unit}").TrimEnd(), value <= most);

    public static BenchGoal AtLeast(string name, double value, double least, string unit) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"≥ {least:0.###} {unit}").TrimEnd(), value >= least);
}

/// <summary>What was measured, round by round.</summary>
public sealed record BenchSeries(string Name, string Unit, IReadOnlyList<double> Values)
{
    public double Median => MedianOf(Values);

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <param name="Machine">Where it was measured: only ratios of one run compare machines.</param>
public sealed record BenchReport(string Machine, IReadOnlyList<BenchGoal> Goals, IReadOnlyList<BenchSeries> Series)
{
    public static string DescribeMachine()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024d * 1024 * 1024);
        var runtime = $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} × {Processor()}, {memory:0.#} GiB, {runtime}");
    }

    private static string Processor()
    {
        const string Known = "/proc/cpuinfo";
        var line = File.Exists(Known)
            ? File.ReadLines(Known).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
