using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>One submission as a receipt's mail tells it.</summary>
public sealed record MailedReceipt(Submission Made, NoticeLine Task, TrailHead? Written);

/// <summary>What the mail about one press says: it has happened, so that it is always true.</summary>
public sealed class ReceiptContentQuery(AgencyTasksDb db, NoticeLinesQuery lines, IClock clock)
{
    public async Task<NoticeContent> ExecuteAsync(Notice notice, WorkingCalendar calendar, CancellationToken token)
    {
        var tasks = notice.Items.Select(item => item.TaskId).ToList();
        var made = await db.Submissions.AsNoTracking()
            .Where(one => tasks.Contains(one.TaskId) && one.MadeBy == notice.PersonId && one.MadeAt == notice.CreatedAt)
            .OrderBy(one => one.ReceiptNumber)
            .ToListAsync(token);
        var written = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectKind == "task" && tasks.Contains(entry.SubjectId) && entry.Event == "Submitted"
                && entry.At == notice.CreatedAt)
            .ToDictionaryAsync(entry => entry.SubjectId, entry => new TrailHead(entry.Seq, entry.Hash), token);
        var known = await lines.AllAsync(tasks, token);
        return new NoticeContent
        {
            Notice = notice,
            FullName = await db.People.Where(person => person.Id == notice.PersonId)
                .Select(person => person.FullName).FirstAsync(token),
            Posts = [],
            Lines = known,
            Receipts =
            [
                .. made.Select(one => new MailedReceipt(
                    one, known.First(line => line.TaskId == one.TaskId), written.GetValueOrDefault(one.TaskId))),
            ],
            Today = clock.Today(),
            Calendar = calendar,
        };
    }
}
