using System.CommandLine;
using System.Globalization;
using AgencyTasks.Core;
using AgencyTasks.Core.Simulation;
using AgencyTasks.Core.Simulation.Bench;

namespace AgencyTasks.Cli.Commands;

/// <summary>Measures this product on this machine, on a database of its own; exit code 1 when a goal is missed.</summary>
internal static class BenchCommand
{
    public static Command Create() => new(
        "bench", "Đo tốc độ trên máy này, bằng cơ sở dữ liệu riêng (measure the speed on this machine)")
    {
        Generation(),
    };

    private static Command Generation()
    {
        var tasks = new Option<int>("--tasks")
        {
            Description = "Số nhiệm vụ phát sinh trong một lần công bố (tasks of one publication)",
            DefaultValueFactory = _ => 100_000,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "Số vòng đo; lấy trung vị (rounds, of which the median counts)",
            DefaultValueFactory = _ => 5,
        };
        var json = JsonOutput.Option();
        var command = new Command(
            "generation", "Công bố ma trận: phát sinh, so sánh, ghi nhiệm vụ (publish a matrix)")
        {
            tasks, rounds, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var target = parsed.GetValue(json);
            JsonOutput.RequireWritable(target);
            var report = await OnScratchAsync(
                async settings =>
                {
                    await using var bench = new GenerationBench(settings, parsed.GetValue(tasks));
                    return await bench.RunAsync(
                        Math.Max(1, parsed.GetValue(rounds)), round => Console.Error.WriteLine($"vòng {round}"), token);
                },
                token);
            if (target is not null)
            {
                await JsonOutput.WriteAsync(target, report, token);
            }

            if (target != "-")
            {
                Print(report);
            }

            return report.Goals.All(goal => goal.Met) ? 0 : 1;
        });
        return command;
    }

    private static async Task<BenchReport> OnScratchAsync(
        Func<AgencyTasksSettings, Task<BenchReport>> measure, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("agencytasks-bench-").FullName;
        try
        {
            await using var database = await ScratchDatabase.StartAsync(token);
            return await measure(new AgencyTasksSettings
            {
                ConnectionString = database.ConnectionString,
                DataFolder = folder,
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(BenchReport report)
    {
        Console.WriteLine(report.Machine);
        foreach (var goal in report.Goals)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(goal.Met ? "đạt     " : "CHƯA ĐẠT")}  {goal.Name,-60} {goal.Value,10:0.000}  ({goal.Goal})"));
        }

        foreach (var series in report.Series)
        {
            var values = string.Join(' ', series.Values.Select(v => v.ToString("0.000", CultureInfo.InvariantCulture)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {series.Name,-34} {series.Median,10:0.000} {series.Unit}  [{values}]"));
        }
    }
}
