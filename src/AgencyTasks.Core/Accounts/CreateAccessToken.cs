using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Makes a personal key to the API.</summary>
public sealed class CreateAccessToken(
    AgencyTasksDb db, AccountFinder finder, AuditTrail trail, IClock clock, TimeProvider time)
{
    public const int LongestName = 60;

    /// <summary>Whoever needs one longer renews it.</summary>
    public const int MostDays = 365;

    public sealed record Command(Guid AccountId, string Name, AccessScope Scope, LocalDate LastDay);

    /// <returns>The key itself, shown once.</returns>
    public Task<string> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var account = await finder.GetAsync(command.AccountId, cancel);
            var key = AccessToken.Prefix + Secret.NewKey();
            db.Add(new AccessToken
            {
                AccountId = account.Id,
                Name = command.Name,
                Scope = command.Scope,
                KeyHash = Secret.Hash(key),
                CreatedAt = time.Now(),
                LastDay = command.LastDay,
            });
            await db.SaveChangesAsync(cancel);
            await trail.AppendAsync(
                account.Event("AccessTokenCreated", account.PersonId, command.Scope.ToString()), clock.Now(), cancel);
            return key;
        },
        token);
}
