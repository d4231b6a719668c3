using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>The first administrator of an installation: person, post and an invitation that is printed, since there may be
/// no mail server yet.</summary>
public sealed class CreateAdmin(
    AgencyTasksDb db, AccountFinder finder, AccountLinks links, AuditTrail trail, IClock clock)
{
    public sealed record Command
    {
        /// <summary>Short unmarked name; of a person who is there, or of a new one.</summary>
        public required string Code { get; init; }

        public string FullName { get; init; } = "";

        public string Title { get; init; } = "";

        public string Mail { get; init; } = "";

        public required string AgencyCode { get; init; }

        public required string Decision { get; init; }
    }

    /// <param name="Token">Null: see the problem, in Vietnamese.</param>
    public sealed record Result(string? Token, string Problem = "");

    public Task<Result> ExecuteAsync(Command command, CancellationToken token) => db.InTransactionAsync(
        async cancel =>
        {
            var agencyId = await db.Agencies.Where(agency => agency.Code == command.AgencyCode)
                .Select(agency => (Guid?)agency.Id).FirstOrDefaultAsync(cancel);
            if (agencyId is null)
            {
                return new Result(null, $"Không có cơ quan mang mã “{command.AgencyCode}”; xem cột code của bodies.csv.");
            }

            var person = await db.People.Include(person => person.Posts)
                .FirstOrDefaultAsync(person => person.Code == command.Code, cancel);
            if (person is null)
            {
                if (command.FullName.Length == 0 || command.Mail.IndexOf('@', StringComparison.Ordinal) < 1)
                {
                    return new Result(null, $"Chưa có người mang mã “{command.Code}”: hãy cho biết thêm --name và --mail.");
                }

                person = new Person
                {
                    Code = command.Code,
                    FullName = command.FullName,
                    Title = command.Title,
                    Mail = command.Mail,
                };
                db.Add(person);
            }

            var account = await EnsureAsync(person, agencyId.Value, command.Decision, cancel);
            if (account.PasswordHash is not null)
            {
                return new Result(null, $"{person.FullName} đã có tài khoản đang dùng: hãy đăng nhập, hoặc dùng trang Quên mật khẩu.");
            }

            var link = await links.PrintAsync(account, LinkPurpose.Invitation, cancel);
            await trail.AppendManyAsync(
                [
                    account.Event("InvitationPrinted", null),
                    new() { Name = "AdminCreated", SubjectKind = "person", SubjectId = person.Id, Reason = command.Decision },
                ],
                clock.Now(),
                cancel);
            return new Result(link);
        },
        token);

    private async Task<Account> EnsureAsync(Person person, Guid agencyId, string decision, CancellationToken token)
    {
        var today = clock.Today();
        if (!person.Posts.Any(post => post.Role == Role.Admin && post.IsHeldOn(today)))
        {
            var post = new Post { Role = Role.Admin, AgencyId = agencyId, From = today, Decision = decision };
            person.Give(post);
            if (db.Entry(person).State != EntityState.Added)
            {
                db.Entry(post).State = EntityState.Added;
            }
        }

        await db.SaveChangesAsync(token);
        return await finder.OpenAsync(person, token);
    }
}
