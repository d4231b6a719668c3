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
        OfWeb("pages", "Trang việc của tôi và trang nhiệm vụ, 16 người (pages by sixteen people)", 20,
            (bench, seconds, progress, token) => bench.PagesAsync(seconds, progress, token)),
        OfWeb("submit", "50 lượt nộp mỗi giây, cạnh giao dịch trần (submissions beside bare transactions)", 60,
            (bench, seconds, progress, token) => bench.SubmitAsync(seconds, progress, token)),
        OfWeb("search", "Tìm kiếm trong nhiệm vụ và minh chứng (search)", 20,
            (bench, seconds, progress, token) => bench.SearchAsync(seconds, progress, token)),
    };

    private static Command OfWeb(
        string name, string description, int usualSeconds,
        Func<WebBench, int, Action<string>, CancellationToken, Task<BenchReport>> measure)
    {
        var tasks = new Option<int>("--tasks")
        {
            Description = "Số nhiệm vụ trong cơ sở dữ liệu (tasks that stand)", DefaultValueFactory = _ => 100_000,
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "Đo trong bao nhiêu giây (seconds of each measure)", DefaultValueFactory = _ => usualSeconds,
        };
        var web = new Option<string>("--web")
        {
            Description = "Tệp AgencyTasks.Web.dll (the web program)", DefaultValueFactory = _ => WebProgram(),
        };
        var json = JsonOutput.Option();
        var command = new Command(name, description) { tasks, seconds, web, json };
        command.SetAction((parsed, token) => AnswerAsync(
            parsed.GetValue(json),
            async settings =>
            {
                await using var bench = new WebBench(settings, parsed.GetValue(web)!, parsed.GetValue(tasks));
                return await measure(bench, Math.Max(1, parsed.GetValue(seconds)), Console.Error.WriteLine, token);
            },
            isDurable: true,
            token));
        return command;
    }

    /// <summary>Beside this program, or where it is built.</summary>
    private static string WebProgram()
    {
        const string Name = "AgencyTasks.Web.dll";
        var here = AppContext.BaseDirectory;
        var beside = Path.Combine(here, Name);
        return File.Exists(beside) ? beside : Path.GetFullPath(Path.Combine(
            here.Replace("AgencyTasks.Cli", "AgencyTasks.Web", StringComparison.Ordinal), Name));
    }

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
        command.SetAction((parsed, token) => AnswerAsync(
            parsed.GetValue(json),
            async settings =>
            {
                await using var bench = new GenerationBench(
                    settings with { ConnectionString = settings.OwnerConnectionString, OwnerConnectionString = "" },
                    parsed.GetValue(tasks));
                return await bench.RunAsync(
                    Math.Max(1, parsed.GetValue(rounds)), round => Console.Error.WriteLine($"vòng {round}"), token);
            },
            isDurable: false,
            token));
        return command;
    }

    private static async Task<int> AnswerAsync(
        string? target, Func<AgencyTasksSettings, Task<BenchReport>> measure, bool isDurable, CancellationToken token)
    {
        JsonOutput.RequireWritable(target);
        var report = await OnScratchAsync(measure, isDurable, token);
        if (target is not null)
        {
            await JsonOutput.WriteAsync(target, report, token);
        }

        if (target != "-")
        {
            Print(report);
        }

        return report.Goals.All(goal => goal.Met) ? 0 : 1;
    }

    private static async Task<BenchReport> OnScratchAsync(
        Func<AgencyTasksSettings, Task<BenchReport>> measure, bool isDurable, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("agencytasks-bench-").FullName;
        try
        {
            await using var database = await ScratchDatabase.StartAsync(token, isDurable);
            return await measure(new AgencyTasksSettings
            {
                ConnectionString = database.AppConnectionString,
                OwnerConnectionString = database.ConnectionString,
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
