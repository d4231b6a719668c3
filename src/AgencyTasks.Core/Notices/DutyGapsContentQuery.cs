using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>The gaps that are still open just before their mail is sent, for who still is an administrator.</summary>
public sealed class DutyGapsContentQuery(AgencyTasksDb db, GapsQuery gaps, IClock clock)
{
    public async Task<NoticeContent> ExecuteAsync(Notice notice, WorkingCalendar calendar, CancellationToken token)
    {
        var today = clock.Today();
        var isAdmin = await db.Set<Post>().HeldOn(today)
            .AnyAsync(post => post.PersonId == notice.PersonId && post.Role == Role.Admin, token);
        return new NoticeContent
        {
            Notice = notice,
            FullName = await db.People.Where(person => person.Id == notice.PersonId)
                .Select(person => person.FullName).FirstAsync(token),
            Posts = [],
            Lines = [],
            Gaps = isAdmin ? await gaps.FindAsync(token) : [],
            Today = today,
            Calendar = calendar,
        };
    }
}
