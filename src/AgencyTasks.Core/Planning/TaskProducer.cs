using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>How many tasks were really written: a task that stands already is left alone.</summary>
public sealed record Produced(int Added, int Cancelled, int Moved)
{
    public static readonly Produced Nothing = new(0, 0, 0);

    public bool IsNothing => this == Nothing;

    public static Produced operator +(Produced a, Produced b) =>
        new(a.Added + b.Added, a.Cancelled + b.Cancelled, a.Moved + b.Moved);
}

/// <summary>What a publication or a roll forward is to write.</summary>
/// <param name="By">Null: the system itself.</param>
public sealed record Production(Guid PlanId, MatrixDiff Diff, string CancelReason, Guid? By, Instant At);

/// <summary>
/// The one producer of tasks. Each kind of change is one set statement, guarded by the natural key and by "nobody began it",
/// so that a second run, or a second process, writes nothing again. New tasks are one entry of the trail, over the hashes of
/// what they were when they were born; what is cancelled or moved has an entry each.
/// </summary>
public sealed class TaskProducer(AgencyTasksDb db, AuditTrail trail)
{
    public async Task<Produced> ApplyAsync(Production what, CancellationToken token)
    {
        var (cancelled, moved) = (what.Diff.Cancelled, what.Diff.Moved);
        await LockAsync([.. cancelled.Select(task => task.Id), .. moved.Select(move => move.Task.Id)], token);
        var bornIn = Guid.CreateVersion7();
        var added = await InsertAsync(what, bornIn, token);
        var gone = await CancelAsync(cancelled, what.CancelReason, what.At, token);
        var later = await MoveAsync(moved, token);
        var events = new List<AuditEvent>();
        if (added > 0)
        {
            events.Add(Event("TasksBorn", SubjectKind.Publication, bornIn, what.By, $"+{added}"));
        }

        events.AddRange(gone.Select(id =>
            Event("TaskCancelled", SubjectKind.Task, id, what.By, what.CancelReason)));
        events.AddRange(later.Select(id => Event("TaskMoved", SubjectKind.Task, id, what.By)));
        await trail.AppendManyAsync(events, what.At, token);
        return new Produced(added, gone.Count, later.Count);
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

    private async Task<int> InsertAsync(Production what, Guid bornIn, CancellationToken token)
    {
        if (what.Diff.Added.Count == 0)
        {
            return 0;
        }

        var tasks = what.Diff.Added.Select(one => AgencyTask.Generate(what.PlanId, one, what.At)).ToList();
        return await db.Database.ExecuteSqlRawAsync(
            SqlFile.Read("InsertTasks.sql"),
            [
                SqlFile.Column("id", tasks.Select(t => t.Id)),
                SqlFile.Column("duty_id", tasks.Select(t => t.DutyId)),
                SqlFile.Column("duty_code", tasks.Select(t => t.DutyCode)),
                SqlFile.Column("agency_id", tasks.Select(t => t.AgencyId)),
                SqlFile.Column("commune_id", tasks.Select(t => t.CommuneId)),
                SqlFile.Column("district_id", tasks.Select(t => t.DistrictId)),
                SqlFile.Column("place_key", tasks.Select(t => t.PlaceKey)),
                SqlFile.Column("period_code", tasks.Select(t => t.PeriodCode)),
                SqlFile.Column("period_start", tasks.Select(t => t.PeriodStart)),
                SqlFile.Column("period_end", tasks.Select(t => t.PeriodEnd)),
                SqlFile.Column("due_last_day", tasks.Select(t => t.DueLastDay)),
                SqlFile.Column("due_is_exclusive", tasks.Select(t => t.DueIsExclusive)),
                SqlFile.Column("birth_hash", tasks.Select(t => TaskBirth.HashOf(t, bornIn))),
                new NpgsqlParameter<Guid>("plan_id", what.PlanId),
                new NpgsqlParameter<Guid>("born_in", bornIn),
                new NpgsqlParameter<Instant>("at", what.At),
            ],
            token);
    }

    /// <returns>Those that were really cancelled.</returns>
    private Task<List<Guid>> CancelAsync(
        IReadOnlyList<ExistingTask> tasks, string reason, Instant at, CancellationToken token) =>
        ChangeAsync(
            "CancelTasks.sql",
            tasks.Count,
            [
                SqlFile.Column("id", tasks.Select(task => task.Id)),
                new NpgsqlParameter<string>("reason", reason),
                new NpgsqlParameter<Instant>("at", at),
            ],
            token);

    /// <returns>Those that were really moved.</returns>
    private Task<List<Guid>> MoveAsync(IReadOnlyList<MovedTask> moved, CancellationToken token) =>
        ChangeAsync(
            "MoveTasks.sql",
            moved.Count,
            [
                SqlFile.Column("id", moved.Select(move => move.Task.Id)),
                SqlFile.Column("duty_id", moved.Select(move => move.Wanted.Duty.Id)),
                SqlFile.Column("due_last_day", moved.Select(move => move.Wanted.Due.LastDay)),
                SqlFile.Column("due_is_exclusive", moved.Select(move => move.Wanted.Due.IsExclusive)),
            ],
            token);

    private async Task<List<Guid>> ChangeAsync(
        string statement, int count, object[] parameters, CancellationToken token) => count == 0
        ? []
        : await db.Database.SqlQueryRaw<Guid>(SqlFile.Read(statement), parameters).ToListAsync(token);
}
