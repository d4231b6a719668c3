using System.Diagnostics;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Core.Auditing;

/// <param name="TaskId">Whose evidence it is; null for a stray file.</param>
internal sealed record EvidenceFault(string Hash, FileState State, Guid? TaskId);

/// <summary>Reads every file of the evidence once, and names those that are not as they were handed in.</summary>
internal sealed class EvidenceVerification(ITrailSource source)
{
    private readonly HashSet<string> known = [];
    private readonly HashSet<string> purged = [];
    private readonly List<EvidenceFile> named = [];
    private List<string>? stored;

    public int Files { get; private set; }

    public int LeftOut { get; private set; }

    /// <summary>Gone by two persons' word, which is in the chain.</summary>
    public int Purged => purged.Count;

    /// <summary>An entry may speak of files that no row names any more.</summary>
    public void Know(AuditEntry entry)
    {
        known.UnionWith(KnownFiles.Read(entry.Reason));
        if (entry.Event == "FilePurged")
        {
            purged.UnionWith(KnownFiles.Read(entry.Reason));
        }
    }

    /// <summary>Notes what is named and what is stored; nothing is opened yet.</summary>
    public async Task ListAsync(CancellationToken token)
    {
        // First what lies there: what comes in later would otherwise be stored and not yet named.
        stored = source.StoredAsync(token) is { } hashes ? await hashes.ToListAsync(token) : null;
        await foreach (var file in source.EvidenceAsync(token))
        {
            named.Add(file);
            known.Add(file.Hash);
        }
    }

    /// <param name="time">Files are left out after so long; null: never.</param>
    /// <param name="progress">Hears how many files have been read.</param>
    public async Task<IReadOnlyList<EvidenceFault>> RunAsync(TimeSpan? time, Action<long>? progress, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        var faults = new List<EvidenceFault>();
        foreach (var file in named.Where(file => !purged.Contains(file.Hash)).GroupBy(file => file.Hash))
        {
            if (stored is null || Stopwatch.GetElapsedTime(started) > time)
            {
                LeftOut++;
                continue;
            }

            Files++;
            progress?.Invoke(Files);
            var state = await source.StateAsync(file.Key, token);
            if (state != FileState.Good)
            {
                faults.AddRange(file.Select(of => new EvidenceFault(of.Hash, state, of.TaskId)));
            }
        }

        faults.AddRange((stored ?? []).Where(hash => !known.Contains(hash) || purged.Contains(hash))
            .Select(hash => new EvidenceFault(hash, FileState.Stray, null)));
        return faults;
    }
}
