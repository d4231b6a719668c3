using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Disables somebody's account, at once in every browser, or enables it again.</summary>
public sealed class SetAccountAccess(
    AgencyTasksDb db, AccountFinder finder, AccountLinks links, AuditTrail trail, IClock clock, TimeProvider time)
{
    public sealed record Command(Guid PersonId, bool IsEnabled, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetOfOtherAsync(command.PersonId, command.By, cancel);
            if (account.DisabledAt is null == command.IsEnabled)
            {
                return;
            }

            account.DisabledAt = command.IsEnabled ? null : time.Now();
            await db.SaveChangesAsync(cancel);
            if (!command.IsEnabled)
            {
                await links.WithdrawAsync(account.Id, cancel);
                await db.EndSessionsAsync(account.Id, except: null, time.Now(), cancel);
                await db.RevokeKeysAsync(account.Id, time.Now(), cancel);
            }

            var what = command.IsEnabled ? "AccountEnabled" : "AccountDisabled";
            await trail.AppendAsync(account.Event(what, command.By.PersonId), clock.Now(), cancel);
        },
        token);
}
