using System.CommandLine;
using System.Globalization;
using AgencyTasks.Core;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Simulation;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Cli.Commands;

/// <summary>Lives days of the plan on a scratch database and shows which mails leave when.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Ngày đầu, ISO (first day)", HelpName = "YYYY-MM-DD", Required = true };
        var to = new Option<string>("--to") { Description = "Ngày cuối, ISO (last day)", HelpName = "YYYY-MM-DD", Required = true };
        var smtp = new Option<string?>("--smtp")
        {
            Description = "Gửi thật qua máy chủ thư này; mặc định không gửi đi đâu (really send through this server)",
            HelpName = "HOST:PORT",
        };
        var seed = new Option<string?>("--seed") { Description = "Thư mục dữ liệu của kế hoạch (seed folder)", HelpName = "DIR" };
        var json = JsonOutput.Option();
        var command = new Command(
            "simulate",
            "Chạy thử các ngày của kế hoạch: ai được nhắc việc gì, khi nào (live days of the plan with the real jobs)")
        {
            from, to, json, smtp, seed,
        };
        command.SetAction((parsed, token) => RunAsync(
            DayOf(parsed.GetValue(from)!, "--from"),
            DayOf(parsed.GetValue(to)!, "--to"),
            SettingsOf(parsed.GetValue(smtp)),
            parsed.GetValue(seed) ?? SeedFolder.Plan(),
            parsed.GetValue(json),
            token));
        return command;
    }

    private static async Task<int> RunAsync(
        LocalDate from, LocalDate to, AgencyTasksSettings settings, string seed, string? json, CancellationToken token)
    {
        if (to < from)
        {
            throw new UsageException("--to phải là ngày bằng hoặc sau --from (--to is before --from).");
        }

        JsonOutput.RequireWritable(json);
        await using var database = await ScratchDatabase.StartAsync(token);
        await using var days = new LivedDays(settings with { ConnectionString = database.ConnectionString }, from);
        var screen = json == "-" ? Console.Error : Console.Out;
        try
        {
            var result = await days.RunAsync(to, seed, day => Print(day, screen), token);
            Print(result.Totals, screen);
            if (json is not null)
            {
                await JsonOutput.WriteAsync(json, result, token);
            }

            return result.Totals.Unsent == 0 ? 0 : 1;
        }
        catch (SimulationException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static void Print(SimulatedDay day, TextWriter screen)
    {
        var date = LocalDatePattern.Iso.Parse(day.Date).Value;
        screen.WriteLine(
            $"{Wording.DayWithWeekday(date, TextResources.Vietnamese)}: thêm {day.TasksGenerated} nhiệm vụ, "
            + $"{day.BecameOverdue} việc thành quá hạn, gửi {day.Notices.Count} thư");
        foreach (var notice in day.Notices)
        {
            screen.WriteLine(
                $"  {notice.At[11..16]} {notice.Kind,-12} {notice.To} ({notice.Body}): {notice.Items} việc"
                + (notice.Steps.Count > 0 ? $" [{string.Join(' ', notice.Steps)}]" : ""));
        }
    }

    private static void Print(SimulationTotals totals, TextWriter screen)
    {
        screen.WriteLine(
            $"Tổng cộng: {totals.TasksGenerated} nhiệm vụ, {totals.BecameOverdue} việc thành quá hạn, {totals.Notices} thư "
            + $"({string.Join(", ", totals.ByKind.Select(kind => $"{kind.Key} {kind.Value}"))}) tới {totals.People} người");
        if (totals.Unsent > 0)
        {
            screen.WriteLine($"{totals.Unsent} thư chưa được máy chủ thư nhận; xem lại --smtp rồi chạy lại.");
        }
    }

    private static LocalDate DayOf(string text, string option)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success
            ? parsed.Value
            : throw new UsageException($"{option} cần một ngày có thật dạng 2019-11-04, không phải “{text}”.");
    }

    private static AgencyTasksSettings SettingsOf(string? smtp)
    {
        var settings = Hosts.Settings() with { Mail = new MailSettings() };
        if (smtp is null)
        {
            return settings;
        }

        var parts = smtp.Split(':');
        return parts is [{ Length: > 0 } host, var port]
            && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
                ? settings with { Mail = settings.Mail with { SmtpHost = host, SmtpPort = number } }
                : throw new UsageException($"--smtp cần HOST:PORT, ví dụ 127.0.0.1:2525, không phải “{smtp}”.");
    }
}
