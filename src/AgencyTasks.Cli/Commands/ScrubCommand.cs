using System.CommandLine;
using AgencyTasks.Core.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Reads all evidence files and names those that are not as they were handed in.</summary>
internal static class ScrubCommand
{
    public static Command Create()
    {
        var json = JsonOutput.Option();
        var command = new Command(
            "scrub",
            "Đọc lại mọi tệp minh chứng và dấu niêm của kết quả đã xác nhận, nêu đúng tệp bị sửa, bị mất, thừa (read all evidence, "
            + "name what is damaged, gone or stray). Kết thúc bằng 0 nếu nguyên vẹn, "
            + $"{(int)TrailFault.Row} nếu có dấu niêm sai, {(int)TrailFault.File} nếu có tệp bị sửa hoặc mất, "
            + $"{(int)TrailFault.StrayFile} nếu chỉ có tệp thừa")
        {
            json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var target = parsed.GetValue(json);
            JsonOutput.RequireWritable(target);
            Action<long>? progress = Console.IsErrorRedirected ? null : count => Console.Error.Write($"\r{count:N0} tệp … ");
            var report = await Hosts.WithCoreAsync(
                services => services.GetRequiredService<ScrubEvidence>().ExecuteAsync(progress, token), token);
            if (target is not null)
            {
                await JsonOutput.WriteAsync(target, report, token);
            }

            if (target != "-")
            {
                Print(report);
            }

            return report.ExitCode;
        });
        return command;
    }

    private static void Print(ScrubReport report)
    {
        Console.WriteLine($"{report.Files:N0} tệp, {report.Seals:N0} dấu niêm; {report.Seconds:0.00} giây");
        Console.WriteLine(report.ExitCode == 0 ? "NGUYÊN VẸN." : "KHÔNG NGUYÊN VẸN.");
        PrintEach("bị sửa (damaged)", report.Damaged);
        PrintEach("bị mất (gone)", report.Gone);
        PrintEach("dấu niêm sai (seal broken)", report.Broken);
        PrintEach("thừa (stray)", report.Stray);
    }

    private static void PrintEach(string what, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            Console.WriteLine($"  {what}: {name}");
        }
    }
}
