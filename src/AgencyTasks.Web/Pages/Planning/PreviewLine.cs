using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>What a publication would do with one task.</summary>
public enum PreviewEffect
{
    Added,
    Cancelled,
    Moved,
    Restored,
    Revised,
    Kept,
}

/// <param name="Duty">As it would be; null: as it was when the task was made.</param>
/// <param name="From">The due date before, of one that is moved.</param>
public readonly record struct PreviewLine(
    PreviewEffect Effect, TaskKey Key, DueDate Due, Duty? Duty, DueDate? From = null)
{
    /// <summary>Every task of the comparison, once.</summary>
    public static IEnumerable<PreviewLine> AllOf(MatrixDiff diff) => diff.Added.Select(task => Of(PreviewEffect.Added, task))
        .Concat(diff.Cancelled.Select(task => Of(PreviewEffect.Cancelled, task)))
        .Concat(diff.Moved.Select(move => Of(PreviewEffect.Moved, move.Wanted) with { From = move.Task.Due }))
        .Concat(diff.Restored.Select(one => Of(PreviewEffect.Restored, one.Wanted)))
        .Concat(diff.Revised.Select(one => Of(PreviewEffect.Revised, one.Wanted)))
        .Concat(diff.Kept.Select(task => Of(PreviewEffect.Kept, task)));

    private static PreviewLine Of(PreviewEffect effect, WantedTask task) => new(effect, task.Key, task.Due, task.Duty);

    private static PreviewLine Of(PreviewEffect effect, ExistingTask task) => new(effect, task.Key, task.Due, task.Duty);
}
