using System.Diagnostics;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Notices;

/// <summary>What one run of the sender did.</summary>
public sealed record SendingResult(int Sent, int Dropped, int Failed)
{
    public static SendingResult operator +(SendingResult a, SendingResult b) =>
        new(a.Sent + b.Sent, a.Dropped + b.Dropped, a.Failed + b.Failed);
}

/// <summary>
/// Sends what waits in the outbox, batch by batch: claimed under a lease, one kept connection a batch, each notice settled
/// by itself. What a dead worker had claimed is sent after the lease, under the same Message-ID.
/// </summary>
public sealed class SendNoticesJob(
    AgencyTasksDb db, NoticeDelivery delivery, WorkingCalendarQuery calendars, IMailTransport transport, IClock clock)
{
    public const int BatchSize = 50;

    /// <summary>The next minute's run goes on.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(50);

    public async Task<SendingResult> ExecuteAsync(CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        var total = new SendingResult(0, 0, 0);
        while (Stopwatch.GetElapsedTime(started) < Enough)
        {
            var batch = await ClaimAsync(token);
            total += await SendAsync(batch, token);
            if (batch.Count < BatchSize)
            {
                break;
            }
        }

        return total;
    }

    private async Task<IReadOnlyList<Notice>> ClaimAsync(CancellationToken token)
    {
        var ids = await db.Database.SqlQueryRaw<Guid>(
            SqlFile.Read("ClaimNotices.sql"),
            new NpgsqlParameter<Duration>("lease", NoticeDelivery.Lease),
            new NpgsqlParameter<Instant>("now", clock.Now()),
            new NpgsqlParameter<int>("count", BatchSize))
            .ToListAsync(token);
        db.ChangeTracker.Clear();
        return ids.Count == 0
            ? []
            : await db.Notices.Include(notice => notice.Items.OrderBy(item => item.Position))
                .Where(notice => ids.Contains(notice.Id))
                .OrderBy(notice => notice.CreatedAt).ThenBy(notice => notice.Id)
                .ToListAsync(token);
    }

    private async Task<SendingResult> SendAsync(IReadOnlyList<Notice> batch, CancellationToken token)
    {
        if (batch.Count == 0)
        {
            return new SendingResult(0, 0, 0);
        }

        var calendar = await calendars.ExecuteAsync(token);
        var results = new List<DeliveryResult>();
        await using var session = transport.Open();
        try
        {
            while (results.Count < batch.Count && !token.IsCancellationRequested)
            {
                var notice = batch[results.Count];
                results.Add(results is [.., DeliveryResult.NoServer]
                    ? await delivery.PutOffAsync(notice, batch[results.Count - 1].LastError!)
                    : await delivery.DeliverAsync(notice, calendar, session, token));
            }
        }
        finally
        {
            // Stopped in the middle: what was not begun is free for the next worker at once.
            await ReleaseAsync([.. batch.Skip(results.Count + 1)]);
        }

        return new SendingResult(
            results.Count(result => result == DeliveryResult.Sent),
            results.Count(result => result == DeliveryResult.Dropped),
            results.Count(result => result is DeliveryResult.Failed or DeliveryResult.NoServer));
    }

    private async Task ReleaseAsync(IReadOnlyList<Notice> rest)
    {
        foreach (var notice in rest)
        {
            await db.Notices.Where(n => n.Id == notice.Id && n.LeasedUntil == notice.LeasedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.LeasedUntil, (Instant?)null), CancellationToken.None);
        }
    }
}
