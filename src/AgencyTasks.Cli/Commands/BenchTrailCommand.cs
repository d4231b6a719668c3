using System.CommandLine;
using AgencyTasks.Core;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Simulation;
using AgencyTasks.Core.Simulation.Attacks;

namespace AgencyTasks.Cli.Commands;

/// <summary>How long the verification of a long chain takes on this machine.</summary>
internal static class BenchTrailCommand
{
    public static Command Create()
    {
        var entries = new Option<int>("--entries")
        {
            Description = "Độ dài nhật ký (length of the chain)",
            DefaultValueFactory = _ => 1_000_000,
        };
        var json = JsonOutput.Option();
        var command = new Command(
            "bench-trail", "Đo thời gian kiểm tra một nhật ký dài trên máy này (time the verification of a long chain)")
        {
            entries, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var target = parsed.GetValue(json);
            JsonOutput.RequireWritable(target);
            var folder = Directory.CreateTempSubdirectory("agencytasks-bench-").FullName;
            try
            {
                await using var database = await ScratchDatabase.StartAsync(token);
                var settings = new AgencyTasksSettings
                {
                    ConnectionString = database.ConnectionString,
                    DataFolder = folder,
                };
                var result = await new LongTrail(settings, SeedFolder.Plan())
                    .RunAsync(parsed.GetValue(entries), token);
                if (target is not null)
                {
                    await JsonOutput.WriteAsync(target, result, token);
                }

                if (target != "-")
                {
                    Console.WriteLine(
                        $"{result.Entries:N0} mục, {result.Subjects:N0} hồ sơ: kiểm tra {result.Seconds:0.0} giây "
                        + $"(mục tiêu {result.Goal:0} giây), thêm {result.AppendMilliseconds:0.0} ms một mục");
                }

                return result.Whole ? 0 : 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }
}
