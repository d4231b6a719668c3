using AgencyTasks.Core.Database;
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

/// <summary>
/// The one producer of tasks. Each kind of change is one set statement, guarded by the natural key and by "nobody began it",
/// so that a second run, or a second process, writes nothing again.
/// </summary>
public sealed class TaskProducer(AgencyTasksDb db)
{
    public async Task<Produced> ApplyAsync(
        Guid planId, MatrixDiff diff, string cancelReason, Instant at, CancellationToken token)
    {
        await LockAsync([.. diff.Cancelled.Select(task => task.Id), .. diff.Moved.Select(move => move.Task.Id)], token);
        return new Produced(
            await InsertAsync(planId, diff.Added, at, token),
            await CancelAsync(diff.Cancelled, cancelReason, at, token),
            await MoveAsync(diff.Moved, token));
    }

    /// <summary>Waits for whoever is just touching one of them: only a statement that begins after their commit sees
    /// that an extension was asked for.</summary>
    private Task LockAsync(Guid[] ids, CancellationToken token) => ids.Length == 0
        ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM agency_task WHERE id = ANY ({ids}) ORDER BY id FOR UPDATE", token);

    private async Task<int> InsertAsync(Guid planId, IReadOnlyList<WantedTask> wanted, Instant at, CancellationToken token)
    {
        if (wanted.Count == 0)
        {
            return 0;
        }

        var tasks = wanted.Select(one => AgencyTask.Generate(planId, one, at)).ToList();
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
                new NpgsqlParameter<Guid>("plan_id", planId),
                new NpgsqlParameter<Instant>("at", at),
            ],
            token);
    }

    private Task<int> CancelAsync(
        IReadOnlyList<ExistingTask> tasks, string reason, Instant at, CancellationToken token)
    {
        var ids = tasks.Select(task => task.Id).ToList();
        return ids.Count == 0 ? Task.FromResult(0) : db.Tasks
            .Where(task => ids.Contains(task.Id) && task.State == TaskState.Open && task.BegunAt == null
                && !db.Extensions.Any(extension => extension.TaskId == task.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(task => task.State, TaskState.Cancelled)
                    .SetProperty(task => task.Reason, reason)
                    .SetProperty(task => task.DecidedAt, at),
                token);
    }

    private async Task<int> MoveAsync(IReadOnlyList<MovedTask> moved, CancellationToken token) =>
        moved.Count == 0
            ? 0
            : await db.Database.ExecuteSqlRawAsync(
                SqlFile.Read("MoveTasks.sql"),
                [
                    SqlFile.Column("id", moved.Select(move => move.Task.Id)),
                    SqlFile.Column("duty_id", moved.Select(move => move.Wanted.Duty.Id)),
                    SqlFile.Column("due_last_day", moved.Select(move => move.Wanted.Due.LastDay)),
                    SqlFile.Column("due_is_exclusive", moved.Select(move => move.Wanted.Due.IsExclusive)),
                ],
                token);
}
