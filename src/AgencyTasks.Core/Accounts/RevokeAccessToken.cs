using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>One of the own keys opens nothing any more, from the next request on.</summary>
public sealed class RevokeAccessToken(
    AgencyTasksDb db, AccountFinder finder, AuditTrail trail, IClock clock, TimeProvider time)
{
    public sealed record Command(Guid AccountId, Guid TokenId);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            var access = await db.Set<AccessToken>()
                .FirstOrDefaultAsync(row => row.Id == command.TokenId && row.AccountId == account.Id, cancel)
                ?? throw new NotFoundException("The access token");
            access.RevokedAt ??= time.Now();
            await db.SaveChangesAsync(cancel);
            await trail.AppendAsync(account.Event("AccessTokenRevoked", account.PersonId), clock.Now(), cancel);
        },
        token);
}
