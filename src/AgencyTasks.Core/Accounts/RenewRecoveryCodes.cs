using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Ten new recovery codes; those before open nothing any more.</summary>
public sealed class RenewRecoveryCodes(
    AgencyTasksDb db, AccountFinder finder, SecondFactors factors, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid AccountId);

    public Task<IReadOnlyList<string>> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            var codes = await factors.NewCodesAsync(account);
            await trail.AppendAsync(account.Event("RecoveryCodesRenewed", account.PersonId), clock.Now(), cancel);
            return codes;
        },
        token);
}
