using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Core.Auditing;

/// <summary>What may be wrong with the trail. The number is what <c>agencytasks verify</c> ends with.</summary>
public enum TrailFault
{
    /// <summary>A number is missing, or stands where another should.</summary>
    Gap = 11,

    /// <summary>An entry does not name the hash of the one before.</summary>
    Link = 12,

    /// <summary>An entry's fields do not give its hash.</summary>
    Entry = 13,

    /// <summary>A head that left the machine is no longer in the chain: entries were cut off, the chain was computed
    /// anew, or an older backup was restored.</summary>
    Head = 14,

    /// <summary>Rows say something else than when their last entry was written.</summary>
    Row = 15,

    /// <summary>Rows of which entries speak are gone.</summary>
    RowGone = 16,

    /// <summary>Rows that no entry knows.</summary>
    StrayRow = 17,

    /// <summary>A file of the evidence is gone, or its bytes are others.</summary>
    File = 18,

    /// <summary>A file that no entry knows, as an upload leaves that was cut short; or one that was purged.</summary>
    StrayFile = 19,
}

/// <param name="Seq">The entry it belongs to; null: none does.</param>
/// <param name="What">The subject's kind and id, the file's hash, the head.</param>
public sealed record TrailFinding(long? Seq, TrailFault Fault, string What)
{
    /// <summary>Of the entries themselves: where one is missing, rows that no longer fit only follow from it.</summary>
    public bool IsOfTheChain => Fault <= TrailFault.Head;
}

/// <summary>What a verification found.</summary>
public sealed record TrailReport
{
    /// <summary>More than these are only counted.</summary>
    public const int MostFindings = 200;

    public required long Entries { get; init; }

    /// <summary>Of the last entry.</summary>
    public required string Head { get; init; }

    public required long Subjects { get; init; }

    public required int Heads { get; init; }

    public required int Files { get; init; }

    /// <summary>Files of the evidence that were not looked at: no time, or not in the export.</summary>
    public required int FilesLeftOut { get; init; }

    /// <summary>Files taken away for good as secrets, by two persons: named by the chain, and not missing.</summary>
    public required int FilesPurged { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Faults of the chain before those of rows and files; of each the first bad number first, what belongs to no
    /// entry last.</summary>
    public required IReadOnlyList<TrailFinding> Findings { get; init; }

    public required IReadOnlyDictionary<TrailFault, int> Counts { get; init; }

    public bool IsWhole => Findings.Count == 0;

    public TrailFinding? First => Findings.Count == 0 ? null : Findings[0];

    /// <summary>Every entry up to this head is as it was when the head went out.</summary>
    public bool HasUpTo(TrailHead head) => head.Seq <= Entries && Findings.All(finding =>
        !finding.IsOfTheChain || finding.Seq > head.Seq);

    /// <summary>0: whole; else the class of the first finding.</summary>
    public int ExitCode => (int?)First?.Fault ?? 0;
}
