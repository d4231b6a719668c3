using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Ends sessions of the own account, or, as an administrator, all of another's.</summary>
public sealed class EndSessions(AgencyTasksDb db, AccountFinder finder, AuditTrail trail, IClock clock, TimeProvider time)
{
    /// <param name="Only">This one; null: all but <paramref name="Except"/>.</param>
    public sealed record Command(Guid PersonId, Viewer By, Guid? Only = null, Guid? Except = null);

    /// <returns>How many ended now.</returns>
    public Task<int> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = command.PersonId == command.By.PersonId
                ? await db.Users.FirstAsync(account => account.PersonId == command.PersonId, cancel)
                : await finder.GetOfOtherAsync(command.PersonId, command.By, cancel);
            var now = time.Now();
            var ended = await db.Set<AccountSession>()
                .Where(session => session.AccountId == account.Id && session.EndedAt == null
                    && session.Id != command.Except && (command.Only == null || session.Id == command.Only))
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancel);
            if (ended > 0)
            {
                await trail.AppendAsync(
                    account.Event("SessionsEnded", command.By.PersonId, $"{ended}"), clock.Now(), cancel);
            }

            return ended;
        },
        token);
}
