using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>Who has the link chooses a password: an invitation opens the account, a reset closes every session.</summary>
public sealed class ChoosePassword(
    AgencyTasksDb db, UserManager<Account> accounts, AccountFinder finder, AccountLinks links, SignInDelays delays,
    AuditTrail trail, IClock clock, TimeProvider time)
{
    public sealed record Command(string Token, LinkPurpose Purpose, string Password);

    /// <param name="Account">Null: the link leads nowhere, or the password was refused.</param>
    /// <param name="Problems">What is wrong with the password.</param>
    public sealed record Result(Account? Account, IReadOnlyList<IdentityError> Problems);

    public Task<Result> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var link = await links.FindAsync(command.Token, command.Purpose, cancel);
            var account = link is null ? null : await finder.GetAsync(link.AccountId, cancel);
            if (link is null || account is not { DisabledAt: null })
            {
                return new Result(null, []);
            }

            var problems = await accounts.ProblemsAsync(account, command.Password);
            if (problems.Count > 0 || !await links.UseAsync(link, cancel))
            {
                return new Result(null, problems);
            }

            account.PasswordHash = null;
            account.EmailConfirmed = true;
            (await accounts.AddPasswordAsync(account, command.Password)).RequireSuccess();
            await db.EndSessionsAsync(account.Id, except: null, time.Now(), cancel);
            await db.RevokeKeysAsync(account.Id, time.Now(), cancel);
            await links.WithdrawAsync(account.Id, cancel);
            await delays.ForgetAsync(account.UserName!, cancel);
            var what = command.Purpose == LinkPurpose.Invitation ? "InvitationAccepted" : "PasswordReset";
            await trail.AppendAsync(account.Event(what, account.PersonId), clock.Now(), cancel);
            return new Result(account, []);
        },
        token);
}

internal static class PasswordProblems
{
    public static async Task<IReadOnlyList<IdentityError>> ProblemsAsync(
        this UserManager<Account> accounts, Account account, string password)
    {
        var problems = new List<IdentityError>();
        foreach (var validator in accounts.PasswordValidators)
        {
            problems.AddRange((await validator.ValidateAsync(accounts, account, password)).Errors);
        }

        return problems;
    }
}
