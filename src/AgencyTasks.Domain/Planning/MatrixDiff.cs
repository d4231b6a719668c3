using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>A task that stands already, as far as the comparison needs it.</summary>
/// <param name="Key">Its natural key, body and place as they stand now: after a merger several may share one.</param>
/// <param name="Due">The first due date, before any extension.</param>
/// <param name="IsBegun">Its <c>AgencyTask.IsTouched</c>: somebody began, submitted, extended or ended it.</param>
public sealed record ExistingTask(
    Guid Id, TaskKey Key, DueDate Due, LocalDate PeriodEnd, bool IsBegun, bool IsCancelled);

public sealed record MovedTask(ExistingTask Task, WantedTask Wanted);

/// <summary>
/// What a publication would do: add, cancel (only what nobody began), move the due date (only what nobody began, and
/// neither away from a day that has passed nor to one), keep.
/// </summary>
public sealed record MatrixDiff
{
    public required IReadOnlyList<WantedTask> Added { get; init; }

    public required IReadOnlyList<ExistingTask> Cancelled { get; init; }

    public required IReadOnlyList<MovedTask> Moved { get; init; }

    public required IReadOnlyList<ExistingTask> Kept { get; init; }

    /// <summary>Hash of all it would do: what is published is exactly what was previewed, or is shown again.</summary>
    public string Fingerprint
    {
        get
        {
            var fields = new CanonicalFields();
            AddAll("add", Added.Select(task => (task.Key, task.Due)));
            AddAll("cancel", Cancelled.Select(task => (task.Key, task.Due)));
            AddAll("move", Moved.Select(move => (move.Wanted.Key, move.Wanted.Due)));
            return fields.Hash();

            void AddAll(string what, IEnumerable<(TaskKey Key, DueDate Due)> tasks)
            {
                foreach (var (key, due) in tasks.OrderBy(task => task.Key.ToString(), StringComparer.Ordinal))
                {
                    fields.Add(what).Add(key.ToString()).Add(due.ToString());
                }
            }
        }
    }

    /// <param name="wanted">From <see cref="TaskExpansion"/>.</param>
    /// <param name="existing">The plan's tasks.</param>
    /// <param name="today">A task whose period is over is history: it is kept even when no duty wants it any more; what
    /// is late already stays as late as it is, and nobody is made late by a publication.</param>
    public static MatrixDiff Compare(
        IReadOnlyList<WantedTask> wanted, IReadOnlyList<ExistingTask> existing, LocalDate today)
    {
        var byKey = existing.ToLookup(task => task.Key);
        var wantedKeys = wanted.Select(task => task.Key).ToHashSet();
        var added = new List<WantedTask>();
        var moved = new List<MovedTask>();
        foreach (var task in wanted)
        {
            if (!byKey.Contains(task.Key))
            {
                added.Add(task);
            }

            moved.AddRange(byKey[task.Key]
                .Where(standing => standing.Due != task.Due && !standing.IsBegun && !standing.IsCancelled
                    && standing.Due.LastDay >= today && task.Due.LastDay >= today)
                .Select(standing => new MovedTask(standing, task)));
        }

        var cancelled = existing
            .Where(task => !wantedKeys.Contains(task.Key)
                && !task.IsBegun && !task.IsCancelled && task.PeriodEnd >= today)
            .ToList();
        var touched = cancelled.Select(task => task.Id).Concat(moved.Select(move => move.Task.Id)).ToHashSet();
        return new MatrixDiff
        {
            Added = added,
            Cancelled = cancelled,
            Moved = moved,
            Kept = [.. existing.Where(task => !touched.Contains(task.Id) && !task.IsCancelled)],
        };
    }
}
