using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Notices;

/// <summary>A notice as the planners want it.</summary>
public sealed record WantedNotice
{
    public required PostHolder To { get; init; }

    public required IReadOnlyList<ReminderDue> Items { get; init; }

    /// <summary>The body it is about, or the first of them.</summary>
    public required Guid AgencyId { get; init; }
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
            Column("id", rows.Select(row => row.Id)),
            Column("person_id", rows.Select(row => row.Notice.To.PersonId)),
            Column("agency_id", rows.Select(row => row.Notice.AgencyId)),
            Column("to_address", rows.Select(row => row.Notice.To.Mail)),
            Column("message_id", rows.Select(row => MessageId(kind, day, row.Notice.To))),
            new NpgsqlParameter<string>("kind", kind.ToString()),
            new NpgsqlParameter<LocalDate>("local_date", day),
            new NpgsqlParameter<Instant>("at", at))
            .ToListAsync(token);
        var ids = inserted.ToHashSet();
        await MentionAsync([.. rows.Where(row => ids.Contains(row.Id))], token);
        return inserted.Count;
    }

    private async Task MentionAsync(IReadOnlyList<(Guid Id, WantedNotice Notice)> rows, CancellationToken token)
    {
        var items = rows.SelectMany(row => row.Notice.Items.Select((due, i) => (NoticeId: row.Id, Due: due, At: i + 1)))
            .ToList();
        if (items.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync(
                SqlFile.Read("InsertNoticeItems.sql"),
                [
                    Column("id", items.Select(_ => Guid.CreateVersion7())),
                    Column("notice_id", items.Select(item => item.NoticeId)),
                    Column("task_id", items.Select(item => item.Due.Item.TaskId)),
                    Column("steps", items.Select(item => string.Join(',', item.Due.Steps))),
                    Column("position", items.Select(item => item.At)),
                ],
                token);
        }
    }

    private string MessageId(NoticeKind kind, LocalDate day, PostHolder to) =>
        MessageIds.For(kind, day, to.PersonCode, to.Mail, settings.Mail.From);

    private static NpgsqlParameter<T[]> Column<T>(string name, IEnumerable<T> values) => new(name, [.. values]);
}
