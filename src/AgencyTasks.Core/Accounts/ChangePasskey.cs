using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Gives one of the own passkeys another name, or takes it away.</summary>
public sealed class ChangePasskey(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, SecondFactors factors, AuditTrail trail, IClock clock)
{
    /// <param name="NewName">Null: away with it.</param>
    public sealed record Command(Guid AccountId, Guid SessionId, byte[] CredentialId, string? NewName);

    public Task ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            var passkey = await accounts.GetPasskeyAsync(account, command.CredentialId)
                ?? throw new NotFoundException("The passkey");
            if (command.NewName is { } name)
            {
                passkey.Name = name;
                (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).RequireSuccess();
                await trail.AppendAsync(account.Event("PasskeyRenamed", account.PersonId), clock.Now(), cancel);
                return;
            }

            (await accounts.RemovePasskeyAsync(account, command.CredentialId)).RequireSuccess();
            await factors.ChangedAsync(account, command.SessionId, cancel);
            await trail.AppendAsync(account.Event("PasskeyRemoved", account.PersonId), clock.Now(), cancel);
        },
        token);
}
