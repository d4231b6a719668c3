using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Organisation;

/// <summary>Gives a person a sign-in under the person's own code.</summary>
public sealed class CreateAccount(AgencyTasksDb db, UserManager<Account> accounts)
{
    public sealed record Command(string PersonCode, string Password);

    /// <returns>What is wrong, in Vietnamese; empty: the account is there.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(Command command, CancellationToken token)
    {
        var person = await db.People.FirstOrDefaultAsync(person => person.Code == command.PersonCode, token);
        if (person is null)
        {
            return [$"Không có người mang mã “{command.PersonCode}”; xem cột code của people.csv."];
        }

        if (command.Password.Length is < 12 or > 128)
        {
            return ["Mật khẩu cần từ 12 đến 128 ký tự."];
        }

        if (await db.Users.AnyAsync(account => account.PersonId == person.Id, token))
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
        // Length is the rule here; the web's own options ask for no kinds of characters either.
        accounts.PasswordValidators.Clear();
        var result = await accounts.CreateAsync(account, command.Password);
        return [.. result.Errors.Select(error => error.Description)];
    }
}
