using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>What the mail about a hand-over says: who, from when, and the tasks of its list as they are now.</summary>
public sealed class HandOverContentQuery(AgencyTasksDb db, NoticeLinesQuery lines, IClock clock)
{
    public async Task<NoticeContent> ExecuteAsync(Notice notice, WorkingCalendar calendar, CancellationToken token)
    {
        var handOver = await db.HandOvers.AsNoTracking().Include(one => one.Lines)
            .FirstAsync(one => one.Id == notice.SubjectId, token);
        var people = await db.People
            .Where(person => person.Id == handOver.PredecessorId || person.Id == handOver.SuccessorId)
            .ToDictionaryAsync(person => person.Id, person => person.FullName, token);
        var agency = await db.Agencies.AsNoTracking().FirstAsync(agency => agency.Id == notice.AgencyId, token);
        return new NoticeContent
        {
            Notice = notice,
            FullName = people[notice.PersonId],
            Posts = [],
            Lines = await lines.OpenAsync([.. handOver.Lines.Select(line => line.TaskId)], token),
            Today = clock.Today(),
            Calendar = calendar,
            PassedOn = new PassedOn
            {
                HandOver = handOver,
                AgencyName = agency.Name,
                ShortName = agency.ShortName,
                Predecessor = people[handOver.PredecessorId],
                Successor = people[handOver.SuccessorId],
            },
        };
    }
}
