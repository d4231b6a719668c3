using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Simulation;

/// <summary>What a simulated day brought, read when it is over.</summary>
public sealed class SimulatedDayQuery(AgencyTasksDb db, ReminderSettings settings)
{
    private static readonly OffsetDateTimePattern Moment =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    public async Task<SimulatedDay> ExecuteAsync(LocalDate day, CancellationToken token)
    {
        var begin = ProvinceTime.StartOf(day);
        var end = ProvinceTime.StartOf(day.PlusDays(1));
        var yesterday = day.PlusDays(-1);
        var generated = await db.Tasks.CountAsync(task => task.CreatedAt >= begin && task.CreatedAt < end, token);
        var overdue = await db.Tasks.CountAsync(
            task => task.DueLastDay == yesterday && (task.State == TaskState.Open || task.State == TaskState.Returned), token);
        var sent = await db.Notices.AsNoTracking()
            .Include(notice => notice.Items)
            .Where(notice => notice.SentAt >= begin && notice.SentAt < end)
            .Join(
                db.Agencies,
                notice => notice.AgencyId,
                agency => agency.Id,
                (notice, agency) => new { Notice = notice, agency.Code })
            .ToListAsync(token);
        return new SimulatedDay(
            LocalDatePattern.Iso.Format(day),
            generated,
            overdue,
            [
                .. sent.OrderBy(row => row.Notice.SentAt)
                    .ThenBy(row => row.Notice.ToAddress, StringComparer.Ordinal)
                    .Select(row => Describe(row.Notice, row.Code)),
            ]);
    }

    private SimulatedNotice Describe(Notice notice, string body) => new(
        notice.ToAddress,
        body,
        notice.Kind.ToString(),
        [.. notice.Items.SelectMany(item => item.Steps).Distinct().OrderBy(settings.OrderOf)],
        notice.Items.Count,
        Moment.Format(notice.SentAt!.Value.InZone(ProvinceTime.Zone).ToOffsetDateTime()),
        notice.MessageId);
}
