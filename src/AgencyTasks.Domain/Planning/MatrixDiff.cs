using System.Runtime.InteropServices;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>A task that stands already, as far as the comparison needs it.</summary>
/// <param name="Key">Its natural key, body and place as they stand now: after a merger several may share one.</param>
/// <param name="Due">The first due date, before any extension.</param>
/// <param name="IsBegun">Somebody began, added evidence, submitted, extended, waived or ended it, or an officer cancelled
/// it: no publication touches it.</param>
/// <param name="IsCancelled">The matrix, or the end of its body or place, cancelled it; people waive.</param>
public sealed record ExistingTask(
    Guid Id, TaskKey Key, DueDate Due, LocalDate PeriodEnd, bool IsBegun, bool IsCancelled)
{
    /// <summary>The duty as it was when the task was made or last changed; null: as it is now.</summary>
    public Duty? Duty { get; init; }
}

/// <summary>A task that stands, and what the matrix wants it to be.</summary>
public sealed record ChangedTask(ExistingTask Task, WantedTask Wanted);

/// <summary>
/// What a publication would do: add, cancel (only what nobody began), move the due date (only what nobody began, and
/// neither away from a day that has passed nor to one), restore what the matrix cancelled and wants again, let what nobody
/// began say what its duty says now, keep.
/// </summary>
public sealed record MatrixDiff
{
    public required IReadOnlyList<WantedTask> Added { get; init; }

    public required IReadOnlyList<ExistingTask> Cancelled { get; init; }

    public required IReadOnlyList<ChangedTask> Moved { get; init; }

    /// <summary>Cancelled once by the matrix and never begun: they are open again.</summary>
    public required IReadOnlyList<ChangedTask> Restored { get; init; }

    /// <summary>The same due date, other words, evidence, figures or coordinating bodies (<see cref="DutyValues"/>).</summary>
    public required IReadOnlyList<ChangedTask> Revised { get; init; }

    public required IReadOnlyList<ExistingTask> Kept { get; init; }

    /// <summary>How many tasks it writes.</summary>
    public int Changes => Added.Count + Cancelled.Count + Moved.Count + Restored.Count + Revised.Count;

    /// <summary>Hash of all it would do: what is published is exactly what was previewed, or is shown again.</summary>
    public string Fingerprint
    {
        get
        {
            var print = new ChangePrint();
            print.AddAll("add", Added, task => (task.Key, task.Due));
            print.AddAll("cancel", Cancelled, task => (task.Key, task.Due));
            print.AddAll("move", Moved, move => (move.Wanted.Key, move.Wanted.Due));
            print.AddAll("restore", Restored, restore => (restore.Wanted.Key, restore.Wanted.Due));
            print.AddAll("revise", Revised, revise => (revise.Wanted.Key, revise.Wanted.Due));
            foreach (var duty in Added.Concat(Moved.Concat(Restored).Concat(Revised).Select(change => change.Wanted))
                .Select(task => task.Duty).DistinctBy(duty => duty.Id))
            {
                print.Add(duty.Code, DutyValues.AskedBy(duty));
            }

            return print.ToString();
        }
    }

    /// <param name="wanted">From <see cref="TaskExpansion"/>.</param>
    /// <param name="existing">The plan's tasks.</param>
    /// <param name="today">A task whose period is over is history: it is kept even when no duty wants it any more; what
    /// is late already stays as late and as it is, and nobody is made late by a publication.</param>
    public static MatrixDiff Compare(
        IReadOnlyList<WantedTask> wanted, IReadOnlyList<ExistingTask> existing, LocalDate today)
    {
        var standing = new Dictionary<TaskKey, Standing>(existing.Count);
        var all = new Standing[existing.Count];
        for (var i = 0; i < all.Length; i++)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(standing, existing[i].Key, out _);
            all[i] = first = new Standing(existing[i], first);
        }

        var found = new Found(today);
        foreach (var task in wanted)
        {
            found.Want(task, standing.GetValueOrDefault(task.Key));
        }

        foreach (var one in all)
        {
            found.Leave(one);
        }

        return found.ToDiff();
    }

    /// <summary>A task that stands, and the others under the same key.</summary>
    private sealed class Standing(ExistingTask task, Standing? next)
    {
        public ExistingTask Task { get; } = task;

        public Standing? Next { get; } = next;

        public bool IsWanted { get; set; }

        public bool IsChanged { get; set; }
    }

    private sealed class Found(LocalDate today)
    {
        private readonly List<WantedTask> added = [];
        private readonly List<ExistingTask> cancelled = [];
        private readonly List<ChangedTask> moved = [];
        private readonly List<ChangedTask> restored = [];
        private readonly List<ChangedTask> revised = [];
        private readonly List<ExistingTask> kept = [];
        private readonly Dictionary<(Guid Old, Guid New), bool> asksTheSame = [];

        public void Want(WantedTask wanted, Standing? first)
        {
            if (first is null)
            {
                added.Add(wanted);
                return;
            }

            var isDueYet = wanted.Due.LastDay >= today;
            Standing? gone = null;
            var stands = false;
            for (var one = first; one is not null; one = one.Next)
            {
                one.IsWanted = true;
                var task = one.Task;
                stands |= !task.IsCancelled;
                if (task.IsBegun || !isDueYet)
                {
                    continue;
                }

                if (task.IsCancelled)
                {
                    gone = one;
                }
                else if (task.Due.LastDay >= today)
                {
                    one.IsChanged = Change(task, wanted);
                }
            }

            if (!stands && gone is not null)
            {
                gone.IsChanged = true;
                restored.Add(new ChangedTask(gone.Task, wanted));
            }
        }

        public void Leave(Standing one)
        {
            var task = one.Task;
            if (one.IsChanged || task.IsCancelled)
            {
                return;
            }

            var isOver = one.IsWanted || task.IsBegun || task.PeriodEnd < today;
            (isOver ? kept : cancelled).Add(task);
        }

        public MatrixDiff ToDiff() => new()
        {
            Added = added,
            Cancelled = cancelled,
            Moved = moved,
            Restored = restored,
            Revised = revised,
            Kept = kept,
        };

        private bool Change(ExistingTask task, WantedTask wanted)
        {
            if (task.Due != wanted.Due)
            {
                moved.Add(new ChangedTask(task, wanted));
                return true;
            }

            if (task.Duty is null || AskTheSame(task.Duty, wanted.Duty))
            {
                return false;
            }

            revised.Add(new ChangedTask(task, wanted));
            return true;
        }

        private bool AskTheSame(Duty before, Duty now)
        {
            if (ReferenceEquals(before, now))
            {
                return true;
            }

            if (!asksTheSame.TryGetValue((before.Id, now.Id), out var same))
            {
                asksTheSame[(before.Id, now.Id)] = same = DutyValues.AskTheSame(before, now);
            }

            return same;
        }
    }
}
