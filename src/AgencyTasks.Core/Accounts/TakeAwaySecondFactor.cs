using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Somebody has lost the phone: an administrator takes authenticator, passkeys and recovery codes away. Who must
/// have a second factor sets up a new one after the next password.</summary>
public sealed class TakeAwaySecondFactor(
    AgencyTasksDb db, AccountFinder finder, SecondFactors factors, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid PersonId, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetOfOtherAsync(command.PersonId, command.By, cancel);
            await factors.RemoveAllAsync(account, cancel);
            await trail.AppendAsync(account.Event("SecondFactorTakenAway", command.By.PersonId), clock.Now(), cancel);
        },
        token);
}
