using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Somebody has signed in: the session that the cookie will name.</summary>
public sealed class StartSession(AgencyTasksDb db, AuditTrail trail, IClock clock, TimeProvider time)
{
    public sealed record Command(
        Guid AccountId, SignInMethod Method, bool HasSecondFactor, string Device, string Address);

    /// <returns>The session's number.</returns>
    public Task<Guid> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            // Not tracked: Identity goes on with its own copy.
            var account = await db.Users.AsNoTracking().FirstAsync(account => account.Id == command.AccountId, cancel);
            var session = new AccountSession
            {
                AccountId = account.Id,
                Method = command.Method,
                HasSecondFactor = command.HasSecondFactor,
                Device = command.Device,
                Address = command.Address,
                StartedAt = time.Now(),
                SeenAt = time.Now(),
            };
            db.Add(session);
            await db.SaveChangesAsync(cancel);
            await trail.AppendAsync(
                account.Event("SignedIn", account.PersonId, command.Method.ToString()), clock.Now(), cancel);
            return session.Id;
        },
        token);
}
