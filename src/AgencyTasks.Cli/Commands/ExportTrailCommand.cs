using System.CommandLine;
using AgencyTasks.Core.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Writes the trail into a folder that <c>verify --export</c> reads anywhere.</summary>
internal static class ExportTrailCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Thư mục mới (a new folder)" };
        var files = new Option<bool>("--files") { Description = "Kèm các tệp minh chứng (with the evidence files)" };
        var command = new Command(
            "export-trail",
            "Xuất nhật ký và nội dung hồ sơ ra thư mục để kiểm tra ở nơi khác (export the trail, to be verified offline)")
        {
            folder, files,
        };
        command.SetAction((parsed, token) =>
        {
            var target = parsed.GetValue(folder)!;
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new UsageException($"Thư mục {target} không trống; chọn thư mục mới (not empty).");
            }

            return Hosts.WithCoreAsync(
                async services =>
                {
                    await services.GetRequiredService<ExportTrail>().ExecuteAsync(target, parsed.GetValue(files), token);
                    Console.WriteLine($"Đã xuất vào {target}. Kiểm tra: agencytasks verify --export {target}");
                    return 0;
                },
                token);
        });
        return command;
    }
}
