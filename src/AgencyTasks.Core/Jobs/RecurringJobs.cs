using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Notices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Jobs;

/// <summary>A job that comes round.</summary>
public sealed record RecurringJob
{
    public required string Id { get; init; }

    /// <summary>The hour in Asia/Ho_Chi_Minh; null: every minute.</summary>
    public required LocalTime? Hour { get; init; }

    /// <summary>The one day of the week; null: every day.</summary>
    public IsoDayOfWeek? Day { get; init; }

    /// <summary>It plans days, and may be told up to which.</summary>
    public bool TakesDate { get; init; }

    /// <summary>Runs it in a scope of its own and says what it did.</summary>
    public required Func<IServiceProvider, LocalDate?, CancellationToken, Task<string>> RunAsync { get; init; }

    public string Cron => Hour is { } hour ? $"{hour.Minute} {hour.Hour} * * {CronDay}" : "* * * * *";

    // Cron begins the week with Sunday, 0.
    private string CronDay => Day is { } day ? $"{(int)day % 7}" : "*";

    public bool ComesOn(LocalDate day) => Day is null || Day == day.DayOfWeek;

    /// <summary>The last day on which its hour came by that clock.</summary>
    public LocalDate LastDay(IClock clock)
    {
        var last = clock.LastDayAt(Hour!.Value);
        return Day is { } day && last.DayOfWeek != day ? last.Previous(day) : last;
    }
}

/// <summary>The one list of every recurring job and its hour.</summary>
public static class RecurringJobs
{
    /// <summary>In the order of their hours; sending comes last.</summary>
    public static IReadOnlyList<RecurringJob> All { get; } =
    [
        new()
        {
            Id = "apply-successions",
            Hour = LocalTime.Midnight,
            RunAsync = async (scope, _, token) =>
            {
                var done = await scope.GetRequiredService<ApplySuccessionsJob>().ExecuteAsync(token);
                return $"{done.Acts} việc sắp xếp có hiệu lực, chuyển {done.Tasks} nhiệm vụ";
            },
        },
        new()
        {
            Id = "roll-forward",
            Hour = new LocalTime(1, 0),
            RunAsync = async (scope, _, token) =>
            {
                var done = await scope.GetRequiredService<RollForwardJob>().ExecuteAsync(token);
                return $"thêm {done.Added}, hủy {done.Cancelled}, dời {done.Moved} nhiệm vụ";
            },
        },
        new()
        {
            Id = "scrub-evidence",
            Hour = new LocalTime(2, 0),
            Day = IsoDayOfWeek.Sunday,
            RunAsync = async (scope, _, token) =>
            {
                var done = await scope.GetRequiredService<ScrubEvidenceJob>().ExecuteAsync(token);
                return $"{done.Files} tệp minh chứng và {done.Seals} dấu niêm nguyên vẹn, {done.Stray.Count} tệp thừa";
            },
        },
        new()
        {
            Id = "plan-digests",
            Hour = ReminderSettings.Default.DigestTime,
            TakesDate = true,
            RunAsync = async (scope, until, token) =>
                $"lập {await scope.GetRequiredService<PlanDigestsJob>().ExecuteAsync(until, token)} báo cáo tuần",
        },
        new()
        {
            Id = "plan-reminders",
            Hour = ReminderSettings.Default.ReminderTime,
            TakesDate = true,
            RunAsync = async (scope, until, token) =>
                $"lập {await scope.GetRequiredService<PlanRemindersJob>().ExecuteAsync(until, token)} thư nhắc",
        },
        new()
        {
            Id = "plan-gaps",
            Hour = ReminderSettings.Default.ReminderTime,
            TakesDate = true,
            RunAsync = async (scope, until, token) =>
                $"lập {await scope.GetRequiredService<PlanGapsJob>().ExecuteAsync(until, token)} thư cảnh báo nhiệm vụ thiếu việc",
        },
        new()
        {
            Id = "plan-trail-heads",
            Hour = new LocalTime(18, 0),
            RunAsync = async (scope, _, token) =>
                $"ghi {await scope.GetRequiredService<PlanTrailHeadsJob>().ExecuteAsync(token)} mã nhật ký gửi ra ngoài",
        },
        new()
        {
            Id = "send-trail-heads",
            Hour = null,
            RunAsync = async (scope, _, token) =>
                $"gửi {await scope.GetRequiredService<SendTrailHeadsJob>().ExecuteAsync(token)} mã nhật ký",
        },
        new()
        {
            Id = "plan-receipts",
            Hour = null,
            RunAsync = async (scope, _, token) =>
                $"lập {await scope.GetRequiredService<PlanReceiptsJob>().ExecuteAsync(token)} biên nhận",
        },
        new()
        {
            Id = "send-notices",
            Hour = null,
            RunAsync = async (scope, _, token) =>
            {
                var done = await scope.GetRequiredService<SendNoticesJob>().ExecuteAsync(token);
                return $"gửi {done.Sent}, bỏ {done.Dropped}, chưa gửi được {done.Failed} thư";
            },
        },
    ];

    /// <summary>Null for a name that is not in the list.</summary>
    public static RecurringJob? Find(string id) => All.FirstOrDefault(job => job.Id == id);
}
