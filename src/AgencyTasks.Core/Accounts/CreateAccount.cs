using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Gives a person a sign-in under the person's own code, with a password: for trials. People are invited.</summary>
public sealed class CreateAccount(AgencyTasksDb db, UserManager<Account> accounts, AuditTrail trail, IClock clock)
{
    public sealed record Command(string PersonCode, string Password);

    /// <returns>What is wrong, in Vietnamese; empty: the account is there.</returns>
    public Task<IReadOnlyList<string>> ExecuteAsync(Command command, CancellationToken token) =>
        db.InTransactionAsync<IReadOnlyList<string>>(
            async cancel =>
            {
                var person = await db.People.FirstOrDefaultAsync(person => person.Code == command.PersonCode, cancel);
                if (person is null)
                {
                    return [$"Không có người mang mã “{command.PersonCode}”; xem cột code của people.csv."];
                }

                if (await db.Users.AnyAsync(account => account.PersonId == person.Id, cancel))
                {
                    return [$"{person.FullName} đã có tài khoản."];
                }

                var account = new Account
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = person.Id,
                    UserName = person.Code,
                    Email = person.Mail,
                    EmailConfirmed = true,
                };
                var result = await accounts.CreateAsync(account, command.Password);
                if (!result.Succeeded)
                {
                    return [.. result.Errors.Select(error => error.Description)];
                }

                await trail.AppendAsync(account.Event("AccountCreated", null), clock.Now(), cancel);
                return [];
            },
            token);
}
