using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>How many tasks were really written: a task that stands already is left alone.</summary>
public sealed record Produced(int Added, int Cancelled, int Moved)
{
    public static readonly Produced Nothing = new(0, 0, 0);

    public int Restored { get; init; }

    public int Revised { get; init; }

    public bool IsNothing => this == Nothing;

    /// <summary>As the trail notes it.</summary>
    public string Note => string.Create(
        CultureInfo.InvariantCulture, $"+{Added} -{Cancelled} ~{Moved} ^{Restored} *{Revised}");

    public static Produced AllOf(MatrixDiff diff) => new(diff.Added.Count, diff.Cancelled.Count, diff.Moved.Count)
    {
        Restored = diff.Restored.Count,
        Revised = diff.Revised.Count,
    };

    public static Produced operator +(Produced a, Produced b) =>
        new(a.Added + b.Added, a.Cancelled + b.Cancelled, a.Moved + b.Moved)
        {
            Restored = a.Restored + b.Restored,
            Revised = a.Revised + b.Revised,
        };
}

/// <summary>What a publication or a roll forward is to write.</summary>
/// <param name="By">Null: the system itself.</param>
public sealed record Production(Guid PlanId, MatrixDiff Diff, string CancelReason, Guid? By, Instant At)
{
    /// <summary>Hears how many of the tasks have been written.</summary>
    public Func<int, CancellationToken, Task> Progress { get; init; } = (_, _) => Task.CompletedTask;
}

/// <summary>
/// The one producer of tasks. Each kind of change is a set statement, guarded by the natural key and by "nobody began it",
/// so that a second run, or a second process, writes nothing again. New tasks are one entry of the trail, over the hashes of
/// what they were when they were born; what is cancelled, moved, restored or revised has an entry each.
/// </summary>
public sealed class TaskProducer(AgencyTasksDb db, AuditTrail trail)
{
    private const int AtOnce = 6_000;

    public async Task<Produced> ApplyAsync(Production what, CancellationToken token)
    {
        var diff = what.Diff;
        await LockAsync(
            [
                .. diff.Cancelled.Select(task => task.Id),
                .. diff.Moved.Concat(diff.Restored).Concat(diff.Revised).Select(change => change.Task.Id),
            ],
            token);
        var bornIn = Guid.CreateVersion7();
        var (added, births) = await InsertAsync(what, bornIn, token);
        var gone = await CancelAsync(diff.Cancelled, what, token);
        var later = await ChangeAsync("MoveTasks.sql", diff.Moved, token);
        var again = await ChangeAsync("RestoreTasks.sql", diff.Restored, token);
        var other = await ChangeAsync("ReviseTasks.sql", diff.Revised, token);
        var events = new List<AuditEvent>();
        if (added > 0)
        {
            events.Add(Event("TasksBorn", SubjectKind.Publication, bornIn, what.By, $"+{added}") with
            {
                ContentHash = births,
            });
        }

        events.AddRange(gone.Select(id =>
            Event("TaskCancelled", SubjectKind.Task, id, what.By, what.CancelReason)));
        events.AddRange(later.Select(id => Event("TaskMoved", SubjectKind.Task, id, what.By)));
        events.AddRange(again.Select(id => Event("TaskRestored", SubjectKind.Task, id, what.By)));
        events.AddRange(other.Select(id => Event("TaskRevised", SubjectKind.Task, id, what.By)));
        await trail.AppendManyAsync(events, what.At, token);
        return new Produced(added, gone.Count, later.Count) { Restored = again.Count, Revised = other.Count };
    }

    private static AuditEvent Event(string name, SubjectKind kind, Guid id, Guid? by, string? reason = null) => new()
    {
        Name = name,
        SubjectKind = kind.Name,
        SubjectId = id,
        PersonId = by,
        Reason = reason,
    };

    /// <summary>Waits for whoever is just touching one of them: only a statement that begins after their commit sees
    /// that an extension was asked for.</summary>
    private Task LockAsync(Guid[] ids, CancellationToken token) => ids.Length == 0
        ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM agency_task WHERE id = ANY ({ids}) ORDER BY id FOR UPDATE", token);

    /// <summary>In chunks: while the server writes one, the next is made ready and its hashes are computed; while it writes
    /// the last, the hash of all.</summary>
    /// <returns>How many were written; and where that is all of them, the hash of their births.</returns>
    private async Task<(int Added, string? Content)> InsertAsync(Production what, Guid bornIn, CancellationToken token)
    {
        var (all, added, done) = (what.Diff.Added, 0, 0);
        if (all.Count == 0)
        {
            return (0, null);
        }

        var made = new NewTasks(what, bornIn);
        var chunks = all.Chunk(AtOnce).ToList();
        var columns = made.ColumnsOf(chunks[0]);
        var content = "";
        for (var i = 0; i < chunks.Count; i++)
        {
            var write = db.Database.ExecuteSqlRawAsync(SqlFile.Read("InsertTasks.sql"), columns, token);
            var ready = i + 1 < chunks.Count ? made.ColumnsOf(chunks[i + 1]) : [];
            if (ready.Length == 0)
            {
                content = made.Content();
            }

            added += await write;
            columns = ready;
            done += chunks[i].Length;
            await what.Progress(done, token);
        }

        return (added, added == all.Count ? content : null);
    }

    /// <returns>Those that were really cancelled.</returns>
    private async Task<List<Guid>> CancelAsync(
        IReadOnlyList<ExistingTask> tasks, Production what, CancellationToken token) => tasks.Count == 0
        ? []
        : await db.Database.SqlQueryRaw<Guid>(
            SqlFile.Read("CancelTasks.sql"),
            SqlFile.Column("id", tasks.Select(task => task.Id)),
            new NpgsqlParameter<string>("reason", what.CancelReason),
            new NpgsqlParameter<Instant>("at", what.At)).ToListAsync(token);

    /// <returns>Those that were really changed.</returns>
    private async Task<List<Guid>> ChangeAsync(
        string statement, IReadOnlyList<ChangedTask> changes, CancellationToken token) => changes.Count == 0
        ? []
        : await db.Database.SqlQueryRaw<Guid>(
            SqlFile.Read(statement),
            SqlFile.Column("id", changes.Select(change => change.Task.Id)),
            SqlFile.Column("duty_id", changes.Select(change => change.Wanted.Duty.Id)),
            SqlFile.Column("due_last_day", changes.Select(change => change.Wanted.Due.LastDay)),
            SqlFile.Column("due_is_exclusive", changes.Select(change => change.Wanted.Due.IsExclusive))).ToListAsync(token);
}
