using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Finds accounts as people and administrators name them.</summary>
public sealed class AccountFinder(AgencyTasksDb db, UserManager<Account> accounts)
{
    /// <summary>By sign-in name, or by a mail address that is one account's only.</summary>
    public async Task<Account?> ByNameAsync(string name, CancellationToken token)
    {
        name = PlainText.Clean(name);
        if (await accounts.FindByNameAsync(name) is { } account)
        {
            return account;
        }

        var mail = accounts.NormalizeEmail(name);
        var found = await db.Users.Where(user => user.NormalizedEmail == mail).Take(2).ToListAsync(token);
        return found is [var only] ? only : null;
    }

    public async Task<Account> GetAsync(Guid accountId, CancellationToken token) =>
        await db.Users.FirstOrDefaultAsync(account => account.Id == accountId, token)
        ?? throw new NotFoundException("The account");

    /// <summary>For what an administrator does to somebody else's account.</summary>
    public async Task<Account> GetOfOtherAsync(Guid personId, Viewer by, CancellationToken token)
    {
        RequireAdmin(by);
        var account = await db.Users.FirstOrDefaultAsync(account => account.PersonId == personId, token)
            ?? throw new NotFoundException("The account");
        return personId == by.PersonId
            ? throw new Domain.RuleRefusedException(Domain.Rules.NobodyActsOnTheirOwnAccount)
            : account;
    }

    public static void RequireAdmin(Viewer by)
    {
        if (!by.Is(Role.Admin))
        {
            throw new NotFoundException("The account");
        }
    }

    /// <summary>The person's account; made now, without a password, when there is none.</summary>
    public async Task<Account> OpenAsync(Person person, CancellationToken token)
    {
        var account = await db.Users.FirstOrDefaultAsync(account => account.PersonId == person.Id, token);
        if (account is null)
        {
            account = new Account
            {
                Id = Guid.CreateVersion7(),
                PersonId = person.Id,
                UserName = person.Code,
                Email = person.Mail,
            };
            (await accounts.CreateAsync(account)).RequireSuccess();
        }

        return account;
    }
}

internal static class AccountSteps
{
    public static AuditEvent Event(this Account account, string name, Guid? by, string? reason = null) => new()
    {
        Name = name,
        SubjectKind = "account",
        SubjectId = account.Id,
        PersonId = by,
        Reason = reason,
    };

    /// <summary>Whoever sits in them is out at the next request.</summary>
    public static Task<int> EndSessionsAsync(
        this AgencyTasksDb db, Guid accountId, Guid? except, Instant now, CancellationToken token) =>
        db.Set<AccountSession>()
            .Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != except)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), token);

    /// <summary>The account's keys to the API open nothing any more.</summary>
    public static Task<int> RevokeKeysAsync(this AgencyTasksDb db, Guid accountId, Instant now, CancellationToken token) =>
        db.Set<AccessToken>()
            .Where(access => access.AccountId == accountId && access.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(access => access.RevokedAt, now), token);

    /// <summary>For what can fail through a fault of ours only.</summary>
    public static void RequireSuccess(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }
    }
}
