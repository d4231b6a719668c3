using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Notices;

/// <summary>A notice as the planners want it.</summary>
public sealed record WantedNotice
{
    public required PostHolder To { get; init; }

    public required IReadOnlyList<WantedItem> Items { get; init; }

    /// <summary>The body it is about, or the first of them.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The shared mailbox that gets a copy; null: none.</summary>
    public string? CopyTo { get; init; }
}

/// <summary>A task to be mentioned, and why.</summary>
public sealed record WantedItem(Guid TaskId, IReadOnlyList<string> Steps)
{
    public static WantedItem Of(AgencyReminder reminder) => new(reminder.Due.Item.TaskId, reminder.Due.Steps);
}

/// <summary>Writes notices in the planner's transaction: each once a person, kind and day, with its items, whoever writes
/// first.</summary>
public sealed class NoticeOutbox(AgencyTasksDb db, AgencyTasksSettings settings)
{
    /// <returns>How many were written now.</returns>
    public async Task<int> WriteAsync(
        NoticeKind kind, LocalDate day, IReadOnlyList<WantedNotice> wanted, Instant at, CancellationToken token)
    {
        if (wanted.Count == 0)
        {
            return 0;
        }

        var rows = wanted.Select(notice => (Id: Guid.CreateVersion7(), Notice: notice)).ToList();
        var inserted = await db.Database.SqlQueryRaw<Guid>(
            SqlFile.Read("InsertNotices.sql"),
            SqlFile.Column("id", rows.Select(row => row.Id)),
            SqlFile.Column("person_id", rows.Select(row => row.Notice.To.PersonId)),
            SqlFile.Column("agency_id", rows.Select(row => row.Notice.AgencyId)),
            SqlFile.Column("to_address", rows.Select(row => row.Notice.To.Mail)),
            SqlFile.Column("copy_to", rows.Select(row => row.Notice.CopyTo ?? "")),
            SqlFile.Column("message_id", rows.Select(row => MessageId(kind, day, row.Notice.To))),
            new NpgsqlParameter<string>("kind", kind.ToString()),
            new NpgsqlParameter<LocalDate>("local_date", day),
            new NpgsqlParameter<Instant>("at", at))
            .ToListAsync(token);
        var ids = inserted.ToHashSet();
        var written = rows.Where(row => ids.Contains(row.Id)).ToList();
        var unsent = await FoldAsync([.. written.Select(row => row.Notice.To.PersonId)], day, token);
        await MentionAsync(
            [.. written.Select(row => (row.Id, Merge(row.Notice.Items, unsent[row.Notice.To.PersonId])))], token);
        return inserted.Count;
    }

    /// <summary>A mail about one thing, in the caller's transaction and saved with it, beside the person's task mail of the
    /// day.</summary>
    public Notice Add(NoticeKind kind, Guid subjectId, Person to, Guid agencyId, Instant at)
    {
        var day = ProvinceTime.DateOf(at);
        var notice = new Notice
        {
            PersonId = to.Id,
            Kind = kind,
            LocalDate = day,
            SubjectId = subjectId,
            AgencyId = agencyId,
            ToAddress = to.Mail,
            MessageId = MessageIds.For(kind, day, $"{to.Code} {subjectId:N}", to.Mail, settings.Mail.From),
            CreatedAt = at,
        };
        notice.SendFrom(at);
        db.Notices.Add(notice);
        return notice;
    }

    /// <summary>What earlier reminders of these people mention that were never sent: said once, in today's mail.</summary>
    private async Task<ILookup<Guid, WantedItem>> FoldAsync(
        IReadOnlyList<Guid> people, LocalDate day, CancellationToken token)
    {
        var folded = await db.Database.SqlQueryRaw<Guid>(
            SqlFile.Read("FoldNotices.sql"), SqlFile.Column("person_id", people), new NpgsqlParameter<LocalDate>("local_date", day))
            .ToListAsync(token);
        var items = await db.Notices.AsNoTracking()
            .Where(notice => folded.Contains(notice.Id))
            .OrderBy(notice => notice.LocalDate)
            .SelectMany(notice => notice.Items, (notice, item) => new { notice.PersonId, item.TaskId, item.Steps })
            .ToListAsync(token);
        return items.ToLookup(item => item.PersonId, item => new WantedItem(item.TaskId, item.Steps));
    }

    /// <summary>Today's order; the missed steps of a task stand before today's.</summary>
    private static List<WantedItem> Merge(IReadOnlyList<WantedItem> today, IEnumerable<WantedItem> unsent)
    {
        var missed = unsent.ToLookup(item => item.TaskId, item => item.Steps);
        var known = today.Select(item => item.TaskId).ToHashSet();
        return
        [
            .. today.Select(item => item with { Steps = Union(missed[item.TaskId].Append(item.Steps)) }),
            .. missed.Where(task => !known.Contains(task.Key)).Select(task => new WantedItem(task.Key, Union(task))),
        ];
    }

    private static List<string> Union(IEnumerable<IReadOnlyList<string>> steps) =>
        [.. steps.SelectMany(list => list).Distinct()];

    private async Task MentionAsync(
        IReadOnlyList<(Guid NoticeId, List<WantedItem> Items)> notices, CancellationToken token)
    {
        var items = notices
            .SelectMany(notice => notice.Items.Select((item, i) => (notice.NoticeId, Item: item, At: i + 1)))
            .ToList();
        if (items.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync(
                SqlFile.Read("InsertNoticeItems.sql"),
                [
                    SqlFile.Column("id", items.Select(_ => Guid.CreateVersion7())),
                    SqlFile.Column("notice_id", items.Select(item => item.NoticeId)),
                    SqlFile.Column("task_id", items.Select(item => item.Item.TaskId)),
                    SqlFile.Column("steps", items.Select(item => string.Join(',', item.Item.Steps))),
                    SqlFile.Column("position", items.Select(item => item.At)),
                ],
                token);
        }
    }

    private string MessageId(NoticeKind kind, LocalDate day, PostHolder to) =>
        MessageIds.For(kind, day, to.PersonCode, to.Mail, settings.Mail.From);
}
