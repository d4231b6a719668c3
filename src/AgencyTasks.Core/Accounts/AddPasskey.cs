using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Keeps a passkey whose attestation was just checked.</summary>
public sealed class AddPasskey(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, SecondFactors factors, AuditTrail trail, IClock clock)
{
    public const int LongestName = 60;

    public sealed record Command(Guid AccountId, Guid SessionId, UserPasskeyInfo Passkey, string Name);

    /// <returns>Recovery codes, when the account had none.</returns>
    public Task<IReadOnlyList<string>> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            command.Passkey.Name = command.Name;
            (await accounts.AddOrUpdatePasskeyAsync(account, command.Passkey)).RequireSuccess();
            var codes = await factors.ChangedAsync(account, command.SessionId, cancel);
            await trail.AppendAsync(account.Event("PasskeyAdded", account.PersonId), clock.Now(), cancel);
            return codes;
        },
        token);
}
