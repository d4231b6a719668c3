using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Notices.Mails;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Notices;

public enum DeliveryResult
{
    Sent,
    Dropped,
    Failed,

    /// <summary>Another worker has it, or it was settled meanwhile.</summary>
    NotOurs,

    /// <summary>The mail server cannot be talked to at all.</summary>
    NoServer,
}

/// <summary>One claimed notice on its way: is it still ours and still true, then render, send, mark.</summary>
public sealed class NoticeDelivery(
    AgencyTasksDb db, NoticeContentQuery contents, DigestMails digests, AccountLinkMails accountLinks, MailView view, MailMessages messages,
    IClock clock, ILogger<NoticeDelivery> logger)
{
    public static readonly Duration Lease = Duration.FromSeconds(120);

    /// <summary>A notice that fails for a reason of ours is tried so often.</summary>
    private const int MaxOwnFaults = 5;

    /// <summary>Begins the last error when nobody knows whether the server took the message.</summary>
    private const string UnknownMark = "unknown: ";

    public async Task<DeliveryResult> DeliverAsync(
        Notice notice, WorkingCalendar calendar, IMailSession session, CancellationToken token)
    {
        try
        {
            if (!await RenewAsync(notice, token))
            {
                return DeliveryResult.NotOurs;
            }

            if (notice.Kind == NoticeKind.AccountLink)
            {
                return await DeliverLinkAsync(notice, calendar, session, token);
            }

            var content = await contents.ExecuteAsync(notice, calendar, token);
            if (!content.IsTrue)
            {
                notice.Drop();
                await db.SaveChangesAsync(token);
                return DeliveryResult.Dropped;
            }

            var message = messages.Build(await RenderAsync(content, token));
            await session.SendAsync(message, token);
            await MarkSentAsync(content);
            return DeliveryResult.Sent;
        }
        catch (MailFailedException e)
        {
            return await FailedAsync(notice, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException or DbUpdateException))
        {
            return await BrokenAsync(notice, e);
        }
    }

    /// <summary>The connection could not be made for another notice of the batch: this one waits as well.</summary>
    public async Task<DeliveryResult> PutOffAsync(Notice notice, string error)
    {
        await SettleAsync(notice, n => n.TryAgain(clock.Now(), error));
        return DeliveryResult.NoServer;
    }

    private async Task<DeliveryResult> DeliverLinkAsync(
        Notice notice, WorkingCalendar calendar, IMailSession session, CancellationToken token)
    {
        if (await accountLinks.ComposeAsync(notice, calendar, token) is not { } mail)
        {
            await SettleAsync(notice, n => n.Drop());
            return DeliveryResult.Dropped;
        }

        await session.SendAsync(messages.Build(await view.RenderAsync(mail)), token);
        await SettleAsync(notice, n => n.MarkSent(clock.Now()));
        await accountLinks.ForgetAsync(notice);
        return DeliveryResult.Sent;
    }

    private async Task<bool> RenewAsync(Notice notice, CancellationToken token) =>
        await db.Database.ExecuteSqlRawAsync(
            SqlFile.Read("RenewNoticeLease.sql"),
            [
                new NpgsqlParameter<Guid>("id", notice.Id),
                new NpgsqlParameter<Instant?>("held", notice.LeasedUntil),
                new NpgsqlParameter<Duration>("lease", Lease),
            ],
            token) == 1;

    private async Task<MailDraft> RenderAsync(NoticeContent content, CancellationToken token) =>
        content.Notice.Kind switch
        {
            NoticeKind.WeeklyDigest => await view.RenderAsync(await digests.ComposeAsync(content, token)),
            NoticeKind.DutyGaps => await view.RenderAsync(new DutyGapsMail(content)),
            NoticeKind.Receipt => await view.RenderAsync(new ReceiptMail(content)),
            NoticeKind.HandOver => await view.RenderAsync(new HandOverMail(content)),
            _ => await view.RenderAsync(TaskReminderMail.From(content)),
        };

    /// <summary>Not cancelled any more: the message is out. The items that were not true any more leave the log of what was
    /// said.</summary>
    private async Task MarkSentAsync(NoticeContent content)
    {
        if (content.Lines.Count < content.Notice.Items.Count)
        {
            var said = content.Lines.Select(line => line.TaskId).ToList();
            await db.Set<NoticeItem>()
                .Where(item => item.NoticeId == content.Notice.Id && !said.Contains(item.TaskId))
                .ExecuteDeleteAsync(CancellationToken.None);
        }

        await SettleAsync(content.Notice, notice => notice.MarkSent(clock.Now()));
    }

    private async Task<DeliveryResult> FailedAsync(Notice notice, MailFailedException e)
    {
        logger.LogWarning("Notice {MessageId} was not sent: {Failure}, {Reply}", notice.MessageId, e.Failure, e.Message);
        var wasUnknown = notice.LastError?.StartsWith(UnknownMark, StringComparison.Ordinal) == true;
        switch (e.Failure)
        {
            case MailFailure.Refused:
                await SettleAsync(notice, n => n.Park(e.Message));
                return DeliveryResult.Failed;
            case MailFailure.Unknown when wasUnknown:
                // Sent twice with the same Message-ID, and still no answer: for a person to look at.
                await SettleAsync(notice, n => n.Park(UnknownMark + e.Message));
                return DeliveryResult.Failed;
            case MailFailure.Unknown:
                await SettleAsync(notice, n => n.TryAgain(clock.Now(), UnknownMark + e.Message));
                return DeliveryResult.Failed;
            default:
                await SettleAsync(notice, n => n.TryAgain(clock.Now(), e.Message));
                return e.Failure == MailFailure.Unreachable ? DeliveryResult.NoServer : DeliveryResult.Failed;
        }
    }

    /// <summary>A fault of our own, in one notice: the others go on.</summary>
    private async Task<DeliveryResult> BrokenAsync(Notice notice, Exception e)
    {
        logger.LogError(e, "Notice {MessageId} cannot be made into a mail", notice.MessageId);
        var error = $"{e.GetType().Name}: {e.Message}";
        await SettleAsync(notice, n =>
        {
            if (n.Attempts + 1 >= MaxOwnFaults)
            {
                n.Park(error);
            }
            else
            {
                n.TryAgain(clock.Now(), error);
            }
        });
        return DeliveryResult.Failed;
    }

    private async Task SettleAsync(Notice notice, Action<Notice> verb)
    {
        verb(notice);
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
