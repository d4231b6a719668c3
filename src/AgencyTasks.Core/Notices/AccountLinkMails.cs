using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices.Mails;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>Composes the mail of a link just before it is sent: the token is opened here, and forgotten once the mail is
/// out.</summary>
public sealed class AccountLinkMails(AgencyTasksDb db, AccountLinks links, IClock clock)
{
    /// <returns>Null: the link was used, replaced or is too old.</returns>
    public async Task<AccountLinkMail?> ComposeAsync(Notice notice, WorkingCalendar calendar, CancellationToken token)
    {
        if (await links.OpenSealedAsync(notice.SubjectId!.Value, token) is not var (link, secret))
        {
            return null;
        }

        var person = await db.People.AsNoTracking().FirstAsync(person => person.Id == notice.PersonId, token);
        var content = new NoticeContent
        {
            Notice = notice,
            FullName = person.FullName,
            Posts = [],
            Lines = [],
            Today = clock.Today(),
            Calendar = calendar,
        };
        return new AccountLinkMail(content, person.Code, link.Purpose, secret);
    }

    public Task ForgetAsync(Notice notice) => links.ForgetTokenAsync(notice.SubjectId!.Value);
}
