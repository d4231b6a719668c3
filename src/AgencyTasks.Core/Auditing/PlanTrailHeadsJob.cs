using System.Text;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Auditing;

/// <summary>
/// Every evening: takes the head of the chain, writes a mail for each address that is set, and a line at the end of the file
/// that is set. Once a day, however often it runs.
/// </summary>
public sealed class PlanTrailHeadsJob(AgencyTasksDb db, TrailHeadQuery heads, AgencyTasksSettings settings, IClock clock)
{
    private const string FileMark = "trail-heads-file";

    /// <returns>How many mails and lines were written now.</returns>
    public Task<int> ExecuteAsync(CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            await db.LockAsync(AdvisoryLock.TrailHeads, cancel);
            if (await heads.ExecuteAsync(cancel) is not { } head)
            {
                return 0;
            }

            var written = await WriteMailsAsync(head, cancel);
            return written + (await AppendToFileAsync(head, cancel) ? 1 : 0);
        },
        token);

    private async Task<int> WriteMailsAsync(TrailHead head, CancellationToken token)
    {
        var today = clock.Today();
        var there = await db.Set<TrailHeadMail>().Where(mail => mail.Day == today).Select(mail => mail.Address)
            .ToListAsync(token);
        var missing = settings.Trail.Addresses.Except(there, StringComparer.OrdinalIgnoreCase)
            .Select(address => TrailHeadMail.Of(head, address, today, clock.Now(), settings.Mail.From)).ToList();
        db.AddRange(missing);
        await db.SaveChangesAsync(token);
        return missing.Count;
    }

    /// <summary>The line lies on the disk before the day counts as done: after a crash between the two it stands there
    /// twice, never not at all.</summary>
    private async Task<bool> AppendToFileAsync(TrailHead head, CancellationToken token)
    {
        var today = clock.Today();
        if (settings.Trail.HeadsFile.Length == 0 || await db.WatermarkAsync(FileMark, token) >= today)
        {
            return false;
        }

        var moment = clock.Now().InZone(ProvinceTime.Zone).LocalDateTime;
        var line = $"{LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(moment)}"
            + $" · số {head.Seq} · mã {head.Hash}\n";
        await using (var file = new FileStream(settings.Trail.HeadsFile, FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(line), token);
            file.Flush(flushToDisk: true);
        }

        await db.MoveWatermarkAsync(FileMark, today, token);
        return true;
    }
}
