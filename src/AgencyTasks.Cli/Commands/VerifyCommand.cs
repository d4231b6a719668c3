using System.CommandLine;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Verifies the trail: of the database, or of an export without any database.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var heads = new Option<string[]>("--heads")
        {
            Description = "Tệp có các mã nhật ký đã gửi ra ngoài; được nhiều lần (a file with heads that went out: the heads "
                + "file, saved mails)",
            HelpName = "FILE",
        };
        var export = new Option<string?>("--export")
        {
            Description = "Kiểm tra bản xuất trong thư mục này, không cần cơ sở dữ liệu (verify an export, offline)",
            HelpName = "DIR",
        };
        var json = JsonOutput.Option();
        var command = new Command(
            "verify",
            "Kiểm tra toàn bộ nhật ký: số thứ tự, mã nối, nội dung, tệp minh chứng (verify the trail). Kết thúc bằng 0 nếu "
            + "nguyên vẹn, nếu không bằng mã của loại sai đầu tiên: "
            + string.Join(", ", Enum.GetValues<TrailFault>().Select(fault => $"{(int)fault} {fault}")))
        {
            heads, export, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var options = new TrailVerificationOptions
            {
                Heads = await ReadHeadsAsync(parsed.GetValue(heads) ?? [], token),
                Progress = Console.IsErrorRedirected ? null : count => Console.Error.Write($"\r{count:N0} mục … "),
            };
            var report = parsed.GetValue(export) is { } folder
                ? await new TrailVerification(TrailFolder.Open(folder), options).RunAsync(token)
                : await Hosts.WithCoreAsync(services => InDatabaseAsync(services, options, token), token);
            if (parsed.GetValue(json) is { } target)
            {
                await JsonOutput.WriteAsync(target, Result.Of(report), token);
            }

            if (parsed.GetValue(json) != "-")
            {
                Print(report);
            }

            return report.ExitCode;
        });
        return command;
    }

    private static async Task<TrailReport> InDatabaseAsync(
        IServiceProvider services, TrailVerificationOptions options, CancellationToken token)
    {
        // The heads file that the system itself appends to is asked without being named.
        var own = services.GetRequiredService<Core.AgencyTasksSettings>().Trail.HeadsFile;
        var known = own.Length > 0 && File.Exists(own) ? await ReadHeadsAsync([own], token) : [];
        return await services.GetRequiredService<VerifyTrail>()
            .ExecuteAsync(options with { Heads = [.. options.Heads, .. known] }, token);
    }

    private static async Task<List<TrailHead>> ReadHeadsAsync(IEnumerable<string> files, CancellationToken token)
    {
        var heads = new List<TrailHead>();
        foreach (var file in files)
        {
            var found = TrailHead.FindAll(await File.ReadAllTextAsync(file, token));
            if (found.Count == 0 && new FileInfo(file).Length > 0)
            {
                throw new UsageException(
                    $"{file} không có mã nhật ký nào dạng “Nhật ký số 12 · mã 3f9a…” (no head in this file).");
            }

            heads.AddRange(found);
        }

        return heads;
    }

    private static void Print(TrailReport report)
    {
        Console.WriteLine(
            $"{report.Entries:N0} mục nhật ký, {report.Subjects:N0} hồ sơ, {report.Files:N0} tệp minh chứng, "
            + $"{report.Heads:N0} mã đã gửi ra ngoài; {report.Seconds:0.00} giây");
        if (report.FilesLeftOut > 0)
        {
            Console.WriteLine($"{report.FilesLeftOut:N0} tệp minh chứng không có trong bản xuất này nên không kiểm tra.");
        }

        if (report.FilesPurged > 0)
        {
            Console.WriteLine($"{report.FilesPurged:N0} tệp đã bị xóa hẳn vì là tài liệu mật, có hai người xác nhận trong nhật ký.");
        }

        if (report.First is not { } first)
        {
            Console.WriteLine($"NGUYÊN VẸN. Nhật ký số {report.Entries} · mã {report.Head}");
            return;
        }

        Console.WriteLine($"SAI từ {(first.Seq is { } seq ? $"số {seq}" : "ngoài nhật ký")}: {first.Fault} ({(int)first.Fault})");
        foreach (var (fault, count) in report.Counts.OrderBy(row => row.Key))
        {
            Console.WriteLine($"  {fault}: {count:N0}");
        }

        foreach (var finding in report.Findings.Take(20))
        {
            Console.WriteLine($"  {(finding.Seq is { } at ? $"{at}" : "-"),8} {finding.Fault,-10} {finding.What}");
        }
    }

    private sealed record Finding(long? Seq, string Class, string What);

    private sealed record Result(
        bool Whole, int ExitCode, long Entries, string Head, long Subjects, int Files, int FilesLeftOut, int FilesPurged, int Heads,
        double Seconds, long? FirstBadSeq, string? FirstClass, IReadOnlyDictionary<string, int> Counts,
        IReadOnlyList<Finding> Findings)
    {
        public static Result Of(TrailReport report) => new(
            report.IsWhole, report.ExitCode, report.Entries, report.Head, report.Subjects, report.Files,
            report.FilesLeftOut, report.FilesPurged, report.Heads, Math.Round(report.Seconds, 3), report.First?.Seq,
            report.First?.Fault.ToString(),
            report.Counts.ToDictionary(row => row.Key.ToString(), row => row.Value),
            [.. report.Findings.Select(found => new Finding(found.Seq, found.Fault.ToString(), found.What))]);
    }
}
