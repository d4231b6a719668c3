using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>A session that may go on, asked at each request.</summary>
public sealed record LiveSession(Guid Id, Guid AccountId, Guid PersonId, bool HasSecondFactor, Instant StartedAt, Instant EndsAt);

/// <summary>Finds the session of a cookie while it lives and its account may be used, and keeps it alive. Null: out.</summary>
public sealed class LiveSessionQuery(AgencyTasksDb db, AgencyTasksSettings settings, TimeProvider time)
{
    public async Task<LiveSession?> ExecuteAsync(Guid sessionId, CancellationToken token)
    {
        var found = await (
            from session in db.Set<AccountSession>().AsNoTracking()
            join account in db.Users on session.AccountId equals account.Id
            where session.Id == sessionId && account.DisabledAt == null
            select new { Session = session, account.PersonId }).FirstOrDefaultAsync(token);
        var now = time.Now();
        if (found is null || !found.Session.IsLiveAt(now, settings.Session))
        {
            return null;
        }

        // Written a few times in an idle span, not at each picture of a page.
        if (now - found.Session.SeenAt > Duration.FromTimeSpan(settings.Session.Idle) / 60)
        {
            await db.Set<AccountSession>().Where(session => session.Id == sessionId && session.SeenAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), token);
            found.Session.SeenAt = now;
        }

        return new LiveSession(
            sessionId, found.Session.AccountId, found.PersonId, found.Session.HasSecondFactor, found.Session.StartedAt,
            found.Session.EndsAt(settings.Session));
    }
}

/// <summary>An account's sessions that live, the latest first.</summary>
public sealed class SessionListQuery(AgencyTasksDb db, AgencyTasksSettings settings, TimeProvider time)
{
    public async Task<IReadOnlyList<AccountSession>> ExecuteAsync(Guid accountId, CancellationToken token)
    {
        var sessions = await db.Set<AccountSession>().AsNoTracking()
            .Where(session => session.AccountId == accountId && session.EndedAt == null)
            .OrderByDescending(session => session.SeenAt).ToListAsync(token);
        var now = time.Now();
        return [.. sessions.Where(session => session.IsLiveAt(now, settings.Session))];
    }
}
