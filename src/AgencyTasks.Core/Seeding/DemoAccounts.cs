using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Seeding;

/// <summary>Accounts of the demo: one for every person, with one password that everybody may know.</summary>
public sealed class DemoAccounts(
    AgencyTasksDb db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    public const string Password = "chuyen-hoa-2019";

    public async Task ExecuteAsync(CancellationToken token)
    {
        var people = await db.People.AsNoTracking().ToListAsync(token);
        string? hash = null;
        foreach (var person in people)
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                PersonId = person.Id,
                UserName = person.Code,
                NormalizedUserName = normalizer.NormalizeName(person.Code),
                Email = person.Mail,
                NormalizedEmail = normalizer.NormalizeEmail(person.Mail),
                EmailConfirmed = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            // One hash serves all: the password is no secret, and hashing 70 times would take seconds.
            account.PasswordHash = hash ??= hasher.HashPassword(account, Password);
            db.Add(account);
        }

        await db.SaveChangesAsync(token);
    }
}

/// <summary>A demo account that is named to who starts the demo.</summary>
public sealed record DemoAccount(Role Role, string UserName, string FullName, string Title, string Agency);

/// <summary>One demo account a role, in the order of the roles; none when the demo is not loaded.</summary>
public sealed class DemoAccountsQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<DemoAccount>> ExecuteAsync(CancellationToken token)
    {
        var rows = await (
            from account in db.Users
            join person in db.People on account.PersonId equals person.Id
            join post in db.Set<Post>() on person.Id equals post.PersonId
            join agency in db.Agencies on post.AgencyId equals agency.Id
            where post.To == null
            orderby agency.Position, person.Code
            select new { post.Role, account.UserName, person.FullName, person.Title, Agency = agency.Name, agency.Code })
            .AsNoTracking().ToListAsync(token);
        return
        [
            .. rows.GroupBy(row => row.Role).OrderBy(group => group.Key)
                // The Department of Health has work open in the demo: it shows more than the first of the list.
                .Select(group => group.FirstOrDefault(row => row.Code == "so-y-te") ?? group.First())
                .Select(row => new DemoAccount(row.Role, row.UserName!, row.FullName, row.Title, row.Agency)),
        ];
    }
}
