using System.CommandLine;
using AgencyTasks.Core.Jobs;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Cli.Commands;

/// <summary>Runs a recurring job once, now.</summary>
internal static class RunJobCommand
{
    public static Command Create()
    {
        var names = string.Join(", ", RecurringJobs.All.Select(job => job.Id));
        var name = new Argument<string>("job") { Description = $"Tên việc (name): {names}" };
        var date = new Option<string?>("--date")
        {
            Description = "Lập đến hết ngày này; mặc định theo đồng hồ của hệ thống (plan up to this day)",
            HelpName = "YYYY-MM-DD",
        };
        var json = JsonOutput.Option();
        var command = new Command("run-job", "Chạy một việc nền ngay bây giờ (run a recurring job once, now)") { name, date, json };
        command.SetAction((parsed, token) =>
        {
            var id = parsed.GetValue(name)!;
            var job = RecurringJobs.Find(id)
                ?? throw new UsageException($"Không có việc “{id}”. Chọn một trong: {names}.");
            var until = DayOf(parsed.GetValue(date));
            if (until is not null && !job.TakesDate)
            {
                throw new UsageException($"Việc {id} chạy theo đồng hồ của hệ thống, không nhận --date.");
            }

            return Hosts.WithCoreAsync(
                async services =>
                {
                    var done = await job.RunAsync(services, until, token);
                    if (parsed.GetValue(json) is { } target)
                    {
                        await JsonOutput.WriteAsync(target, new { Job = id, Done = done }, token);
                    }
                    else
                    {
                        Console.WriteLine($"{id}: {done}");
                    }

                    return 0;
                },
                token);
        });
        return command;
    }

    private static LocalDate? DayOf(string? text) => text is null
        ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day
            ? day.Value
            : throw new UsageException($"--date cần một ngày có thật dạng 2019-11-04, không phải “{text}”.");
}
