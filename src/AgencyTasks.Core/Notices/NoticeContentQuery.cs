using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>What of a notice is true now: read just before it is sent.</summary>
public sealed class NoticeContentQuery(
    AgencyTasksDb db, NoticeLinesQuery lines, HandOverContentQuery handOvers, DutyGapsContentQuery gaps,
    ReceiptContentQuery receipts, IClock clock)
{
    public async Task<NoticeContent> ExecuteAsync(Notice notice, WorkingCalendar calendar, CancellationToken token)
    {
        var today = clock.Today();
        if (notice.Kind == NoticeKind.HandOver)
        {
            return await handOvers.ExecuteAsync(notice, calendar, token);
        }

        if (notice.Kind == NoticeKind.DutyGaps)
        {
            return await gaps.ExecuteAsync(notice, calendar, token);
        }

        if (notice.Kind == NoticeKind.Receipt)
        {
            return await receipts.ExecuteAsync(notice, calendar, token);
        }

        var posts = await (
            from post in db.Set<Post>().AsNoTracking().HeldOn(today).WithMail()
            where post.PersonId == notice.PersonId
            join person in db.People on post.PersonId equals person.Id
            join agency in db.Agencies on post.AgencyId equals agency.Id
            orderby agency.Position, post.Role
            select new
            {
                person.FullName,
                Post = new NoticePost(
                    post.Role, agency.Id, agency.Name, agency.ShortName, agency.Mode,
                    agency.Kind != AgencyKind.Steering)
                {
                    OnBehalfOf = db.Set<Post>().Where(own => own.Id == post.OnBehalfOf)
                        .Join(db.People, own => own.PersonId, holder => holder.Id, (own, holder) => holder.FullName)
                        .FirstOrDefault(),
                },
            }).ToListAsync(token);
        return new NoticeContent
        {
            Notice = notice,
            FullName = posts.Count > 0 ? posts[0].FullName : "",
            Posts = [.. posts.Select(row => row.Post)],
            Lines = await lines.ExecuteAsync(
                [.. notice.Items.Select(item => item.TaskId)],
                [.. posts.Select(row => row.Post.AgencyId).Distinct()],
                token),
            Today = today,
            Calendar = calendar,
        };
    }
}
