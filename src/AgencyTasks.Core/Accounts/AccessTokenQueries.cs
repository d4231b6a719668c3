using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>What a key opens, and for whom.</summary>
public sealed record GrantedAccess(Guid TokenId, Guid PersonId, AccessScope Scope);

/// <summary>Finds the owner of a key that is still good; null: it opens nothing.</summary>
public sealed class GrantedAccessQuery(AgencyTasksDb db, AgencyTasksSettings settings, IClock clock, TimeProvider time)
{
    public async Task<GrantedAccess?> ExecuteAsync(string key, CancellationToken token)
    {
        var hash = Secret.Hash(key);
        var found = await (
            from access in db.Set<AccessToken>().AsNoTracking()
            join account in db.Users on access.AccountId equals account.Id
            where access.KeyHash == hash && account.DisabledAt == null
            select new { Access = access, account.PersonId, account.TwoFactorEnabled }).FirstOrDefaultAsync(token);
        var now = time.Now();
        if (found is null || !found.Access.IsOpenOn(now.InZone(ProvinceTime.Zone).Date))
        {
            return null;
        }

        if (!found.TwoFactorEnabled && await NeedsSecondFactorAsync(found.PersonId, token))
        {
            return null;
        }

        if (found.Access.UsedAt is not { } used || now - used > Duration.FromMinutes(1))
        {
            await db.Set<AccessToken>().Where(access => access.Id == found.Access.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(access => access.UsedAt, now), token);
        }

        return new GrantedAccess(found.Access.Id, found.PersonId, found.Access.Scope);
    }

    /// <summary>No way round the rule: what a browser is not shown, a key does not open.</summary>
    private async Task<bool> NeedsSecondFactorAsync(Guid personId, CancellationToken token) =>
        settings.SecondFactor == SecondFactorRule.Required
        && await db.Set<Post>().HeldOn(clock.Today())
            .AnyAsync(post => post.PersonId == personId && SecondFactors.BoundRoles.Contains(post.Role), token);
}

/// <summary>An account's keys, the newest first; the revoked ones are left out.</summary>
public sealed class AccessTokenListQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<AccessToken>> ExecuteAsync(Guid accountId, CancellationToken token) =>
        await db.Set<AccessToken>().AsNoTracking()
            .Where(access => access.AccountId == accountId && access.RevokedAt == null)
            .OrderByDescending(access => access.CreatedAt).ToListAsync(token);
}
