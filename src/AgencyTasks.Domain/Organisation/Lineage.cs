using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>
/// Who took over from whom, by the acts in force on a day: follows a unit forward to whoever stands for it now, and back to
/// whom it stands for.
/// </summary>
public sealed class Lineage
{
    public static readonly Lineage None = new([], new LocalDate(1900, 1, 1));

    private readonly ILookup<Guid, SuccessionLine> byPredecessor;
    private readonly ILookup<Guid, SuccessionLine> bySuccessor;
    private readonly Dictionary<(ChoiceKind Kind, string Item, Guid PredecessorId), Guid> choices;

    public Lineage(IEnumerable<Succession> acts, LocalDate day)
    {
        var inForce = acts.Where(act => act.EffectiveDay <= day).OrderBy(act => act.EffectiveDay).ToList();
        var lines = inForce.SelectMany(act => act.Lines).ToList();
        byPredecessor = lines.ToLookup(line => line.PredecessorId);
        bySuccessor = lines.Where(line => line.SuccessorId is not null).ToLookup(line => line.SuccessorId!.Value);
        choices = inForce.SelectMany(act => act.Choices)
            .ToDictionary(choice => (choice.Kind, choice.Item, choice.PredecessorId), choice => choice.SuccessorId);
    }

    /// <summary>No act is in force: everybody stands for themselves.</summary>
    public bool IsEmpty => byPredecessor.Count == 0;

    /// <summary>Who stands for the unit now: itself while it is open; null: abolished without a successor.</summary>
    /// <param name="dutyCode">Of a body that was split, the duty decides.</param>
    /// <param name="taskId">And before it a person's choice for one open task.</param>
    public Guid? Follow(Guid id, string? dutyCode = null, Guid? taskId = null)
    {
        while (byPredecessor[id].Any())
        {
            if (Next(id, dutyCode, taskId) is not { } next)
            {
                return null;
            }

            id = next;
        }

        return id;
    }

    /// <summary>One step on from a predecessor: the person's choice for the task, then for its duty, then the successor that
    /// takes the rest.</summary>
    public Guid? Next(Guid id, string? dutyCode, Guid? taskId = null)
    {
        if (taskId is { } task && choices.TryGetValue((ChoiceKind.Task, task.ToString(), id), out var forTask))
        {
            return forTask;
        }

        return dutyCode is not null && choices.TryGetValue((ChoiceKind.Duty, dutyCode, id), out var forDuty)
            ? forDuty
            : byPredecessor[id].Single(line => line.IsDefault).SuccessorId;
    }

    public Guid? NextOfPost(Guid id, Guid postId) =>
        choices.TryGetValue((ChoiceKind.Post, postId.ToString(), id), out var chosen)
            ? chosen
            : byPredecessor[id].Single(line => line.IsDefault).SuccessorId;

    /// <summary>Every unit that this one stands for, the nearest first.</summary>
    public IReadOnlyList<Guid> PredecessorsOf(Guid id)
    {
        var found = new List<Guid>();
        var todo = new Queue<Guid>([id]);
        while (todo.TryDequeue(out var one))
        {
            foreach (var line in bySuccessor[one].Where(line => !found.Contains(line.PredecessorId)))
            {
                found.Add(line.PredecessorId);
                todo.Enqueue(line.PredecessorId);
            }
        }

        return found;
    }

    /// <summary>What a unit became in one step; empty while it is open.</summary>
    public IEnumerable<SuccessionLine> LinesOf(Guid predecessorId) => byPredecessor[predecessorId];
}
