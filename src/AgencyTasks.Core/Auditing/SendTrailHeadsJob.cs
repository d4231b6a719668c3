using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>Sends the heads that wait. A mail is under its row lock while it is sent: what a dead worker was at is free at
/// once, and goes out again under the same Message-ID.</summary>
public sealed class SendTrailHeadsJob(AgencyTasksDb db, MailMessages messages, IMailTransport transport, IClock clock)
{
    /// <returns>How many left.</returns>
    public async Task<int> ExecuteAsync(CancellationToken token)
    {
        var sent = 0;
        await using var session = transport.Open();
        while (!token.IsCancellationRequested
            && await db.InTransactionAsync(cancel => SendNextAsync(session, cancel), token) is { } isSent)
        {
            sent += isSent ? 1 : 0;
        }

        return sent;
    }

    /// <returns>Null: nothing waits.</returns>
    private async Task<bool?> SendNextAsync(IMailSession session, CancellationToken token)
    {
        var found = await db.Set<TrailHeadMail>()
            .FromSqlRaw(SqlFile.Read("NextTrailHeadMail.sql"), new NpgsqlParameter<Instant>("now", clock.Now()))
            .ToListAsync(token);
        if (found is not [var mail])
        {
            return null;
        }

        try
        {
            await session.SendAsync(messages.Build(mail.Write()), token);
            (mail.SentAt, mail.NextTryAt) = (clock.Now(), null);
        }
        catch (MailFailedException failed)
        {
            mail.Attempts++;
            mail.LastError = failed.Message;
            mail.NextTryAt = failed.Failure == MailFailure.Refused
                ? null
                : RetrySchedule.NextTry(mail.Attempts, mail.CreatedAt, clock.Now());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return mail.SentAt is not null;
    }
}
