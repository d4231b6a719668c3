using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Issues and reads the links that let people choose a password. Works in the caller's transaction.</summary>
public sealed class AccountLinks(
    AgencyTasksDb db, IDataProtectionProvider protection, AgencyTasksSettings settings, IClock clock, TimeProvider time)
{
    private readonly IDataProtector seal = protection.CreateProtector("AgencyTasks.AccountLink");

    /// <summary>A new link takes the place of the earlier ones; its mail stands in the outbox, one a link.</summary>
    public async Task MailAsync(Account account, LinkPurpose purpose, CancellationToken token)
    {
        var (link, secret) = await IssueAsync(account, purpose, token);
        link.SealedToken = seal.Protect(secret);
        var agencyId = await AgencyOfAsync(account.PersonId, token)
            ?? throw new RuleRefusedException(Rules.PersonHoldsAPost);
        var notice = new Notice
        {
            PersonId = account.PersonId,
            Kind = NoticeKind.AccountLink,
            LocalDate = clock.Today(),
            SubjectId = link.Id,
            AgencyId = agencyId,
            ToAddress = account.Email!,
            MessageId = $"{Guid.NewGuid():N}@{settings.Mail.From[(settings.Mail.From.LastIndexOf('@') + 1)..]}",
            CreatedAt = clock.Now(),
        };
        db.Add(notice);
        await db.SaveChangesAsync(token);
    }

    /// <returns>The token, for a screen instead of a mail.</returns>
    public async Task<string> PrintAsync(Account account, LinkPurpose purpose, CancellationToken token)
    {
        var (_, secret) = await IssueAsync(account, purpose, token);
        await db.SaveChangesAsync(token);
        return secret;
    }

    /// <summary>Null: there is no such link, or it was used, replaced or is too old.</summary>
    public async Task<AccountLink?> FindAsync(string secret, LinkPurpose purpose, CancellationToken token)
    {
        var hash = Secret.Hash(secret);
        var link = await db.Set<AccountLink>().AsNoTracking()
            .FirstOrDefaultAsync(link => link.TokenHash == hash && link.Purpose == purpose, token);
        return link?.IsOpenAt(time.Now()) == true ? link : null;
    }

    /// <returns>False: somebody was faster.</returns>
    public async Task<bool> UseAsync(AccountLink link, CancellationToken token)
    {
        var now = time.Now();
        return await db.Set<AccountLink>()
            .Where(l => l.Id == link.Id && l.UsedAt == null && l.WithdrawnAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now).SetProperty(l => l.SealedToken, (string?)null), token) == 1;
    }

    /// <summary>Every open link of the account loses its force, or those of one purpose: whoever asks to reset a password
    /// takes no invitation away.</summary>
    public Task WithdrawAsync(Guid accountId, CancellationToken token, LinkPurpose? purpose = null)
    {
        var now = time.Now();
        return db.Set<AccountLink>()
            .Where(l => l.AccountId == accountId && l.UsedAt == null && l.WithdrawnAt == null
                && (purpose == null || l.Purpose == purpose))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.WithdrawnAt, now).SetProperty(l => l.SealedToken, (string?)null), token);
    }

    /// <summary>What a waiting mail has to say; null when the link leads nowhere any more.</summary>
    public async Task<(AccountLink Link, string Token)?> OpenSealedAsync(Guid linkId, CancellationToken token)
    {
        var link = await db.Set<AccountLink>().AsNoTracking().FirstOrDefaultAsync(link => link.Id == linkId, token);
        return link is { SealedToken: { } secret } && link.IsOpenAt(time.Now()) ? (link, seal.Unprotect(secret)) : null;
    }

    /// <summary>The mail is out: nobody needs the token here any more.</summary>
    public Task ForgetTokenAsync(Guid linkId) => db.Set<AccountLink>().Where(link => link.Id == linkId)
        .ExecuteUpdateAsync(set => set.SetProperty(link => link.SealedToken, (string?)null), CancellationToken.None);

    private async Task<(AccountLink Link, string Token)> IssueAsync(
        Account account, LinkPurpose purpose, CancellationToken token)
    {
        await WithdrawAsync(account.Id, token, purpose);
        var secret = Secret.NewToken();
        var now = time.Now();
        var link = new AccountLink
        {
            AccountId = account.Id,
            Purpose = purpose,
            TokenHash = Secret.Hash(secret),
            IssuedAt = now,
            ExpiresAt = now + AccountLink.LifeOf(purpose),
        };
        db.Add(link);
        return (link, secret);
    }

    /// <summary>The body of the latest post: a notice stands with a body.</summary>
    private Task<Guid?> AgencyOfAsync(Guid personId, CancellationToken token) => db.Set<Post>().AsNoTracking()
        .Where(post => post.PersonId == personId)
        .OrderByDescending(post => post.From)
        .Select(post => (Guid?)post.AgencyId)
        .FirstOrDefaultAsync(token);
}
