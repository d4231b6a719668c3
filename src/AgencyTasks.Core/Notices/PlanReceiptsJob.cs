using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>
/// Every minute: a mail to who handed something in, one for each press, however many tasks it settled. What was handed in is
/// the watermark: a submission whose task no receipt of that moment mentions is still to be mailed.
/// </summary>
public sealed class PlanReceiptsJob(AgencyTasksDb db, NoticeOutbox outbox, IClock clock)
{
    /// <summary>One press may settle many tasks, one after the other.</summary>
    private static readonly Duration Settling = Duration.FromMinutes(1);

    /// <summary>After a longer outage the receipts are found on the pages.</summary>
    private static readonly Duration Kept = Duration.FromDays(3);

    /// <returns>How many mails were written now.</returns>
    public Task<int> ExecuteAsync(CancellationToken token = default) =>
        db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Reminders, cancel);
                var presses = (await ToBeMailedAsync(cancel)).GroupBy(one => (one.To.Id, one.MadeAt)).ToList();
                foreach (var press in presses)
                {
                    var first = press.First();
                    var notice = outbox.Add(NoticeKind.Receipt, first.SubmissionId, first.To, first.AgencyId, first.MadeAt);
                    foreach (var (one, i) in press.Select((one, i) => (one, i)))
                    {
                        notice.Mention(new NoticeItem { TaskId = one.TaskId, Steps = [], Position = i + 1 });
                    }
                }

                await db.SaveChangesAsync(cancel);
                return presses.Count;
            },
            token);

    private async Task<List<Made>> ToBeMailedAsync(CancellationToken token)
    {
        var now = clock.Now();
        var (since, until) = (now - Kept, now - Settling);
        return await (
            from made in db.Submissions.AsNoTracking()
            where made.MadeAt > since && made.MadeAt <= until
                && !db.Notices.Any(notice => notice.Kind == NoticeKind.Receipt && notice.PersonId == made.MadeBy
                    && notice.CreatedAt == made.MadeAt && notice.Items.Any(item => item.TaskId == made.TaskId))
            join person in db.People on made.MadeBy equals person.Id
            join task in db.Tasks on made.TaskId equals task.Id
            orderby made.MadeAt, made.ReceiptNumber
            select new Made(made.Id, made.MadeAt!.Value, task.Id, task.AgencyId, person)).ToListAsync(token);
    }

    private sealed record Made(Guid SubmissionId, Instant MadeAt, Guid TaskId, Guid AgencyId, Person To);
}
