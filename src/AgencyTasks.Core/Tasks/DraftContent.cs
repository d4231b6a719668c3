using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Tasks;

/// <summary>What goes into the draft of a task.</summary>
public sealed record DraftContent
{
    /// <summary>The seal that what is in hand would get; a word where nothing is.</summary>
    public static string SealOf(AgencyTask task) => (task.Draft ?? task.LatestMade)?.ComputeSeal() ?? "none";

    /// <summary><see cref="SealOf"/> of what the form showed; null: whatever is there is written over.</summary>
    public string? Seen { get; init; }

    public required string Words { get; init; }

    public required bool IsNothingToReport { get; init; }

    public required IReadOnlyDictionary<string, decimal> Figures { get; init; }

    public required IReadOnlyList<EvidenceItem> Items { get; init; }

    /// <summary>Of the draft or, where none was begun after a return, of the submission that came back.</summary>
    public IReadOnlyList<Guid> RemovedItems { get; init; } = [];

    /// <summary>The trail knows every file that ever came in, also one that is taken out of the draft again.</summary>
    public string? FilesIn
    {
        get
        {
            var hashes = Items.Select(item => item.File?.Hash).OfType<string>().ToList();
            return hashes.Count == 0 ? null : KnownFiles.Write(hashes);
        }
    }

    /// <summary>Begins the task. The same thing sent again is there once.</summary>
    /// <returns>How many pieces found no room.</returns>
    /// <exception cref="RuleRefusedException">The draft was written from elsewhere since, and not to the same.</exception>
    internal int WriteInto(LockedTask locked)
    {
        var before = SealOf(locked.Task);
        var returned = locked.Task.Draft is null ? locked.Task.LatestMade : null;
        var draft = locked.Task.Begin(locked.At);
        var figures = locked.Duty.FiguresAskedFor
            .Where(asked => Figures.ContainsKey(asked.Name))
            .Select(asked => asked.Give(Figures[asked.Name]))
            .ToList();
        draft.Write(Words, IsNothingToReport, figures);
        foreach (var removed in RemovedItems)
        {
            draft.Detach(CopyOf(removed, returned, draft));
        }

        var leftOut = 0;
        foreach (var item in Items.Where(item => !draft.Items.Any(item.IsSameAs)))
        {
            if (draft.Items.Count < Submission.MaxItems)
            {
                draft.Attach(item);
            }
            else
            {
                leftOut++;
            }
        }

        return Seen is null || Seen == before || SealOf(locked.Task) == before
            ? leftOut
            : throw new RuleRefusedException(Rules.DraftIsNotOverwritten);
    }

    /// <summary>A draft begun just now carries copies in the same order: the one in the same place is meant.</summary>
    private static Guid CopyOf(Guid itemId, Submission? returned, Submission draft)
    {
        var place = returned?.Items.OrderBy(item => item.Position).ToList().FindIndex(item => item.Id == itemId) ?? -1;
        return place < 0 ? itemId : draft.Items[place].Id;
    }
}
