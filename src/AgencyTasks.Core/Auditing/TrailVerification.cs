using System.Diagnostics;
using System.Globalization;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Core.Auditing;

/// <summary>How a verification is done.</summary>
public sealed record TrailVerificationOptions
{
    /// <summary>From mails, receipts, paper, the heads file.</summary>
    public IReadOnlyList<TrailHead> Heads { get; init; } = [];

    /// <summary>How long files are read at most; null: all of them.</summary>
    public TimeSpan? FileTime { get; init; }

    /// <summary>Hears how many entries have been read.</summary>
    public Action<long>? Progress { get; init; }
}

/// <summary>
/// Reads the whole trail once: first the chain, then every subject against its last entry, then the evidence. Nothing is
/// changed, nothing is kept in memory but the last entry of each subject.
/// </summary>
public sealed class TrailVerification(ITrailSource source, TrailVerificationOptions options)
{
    private const int ProgressStep = 10_000;

    private readonly Dictionary<(SubjectKind Kind, Guid Id), LastEntry> last = [];
    private readonly EvidenceVerification evidence = new(source);
    private readonly TrailFindings findings = new();
    private readonly ILookup<long, TrailHead> heads = options.Heads.ToLookup(head => head.Seq);
    private long entries;
    private long subjects;
    private string head = AuditEntry.Genesis;

    public async Task<TrailReport> RunAsync(CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        await VerifyChainAsync(token);
        foreach (var kind in SubjectKind.All)
        {
            await VerifySubjectsAsync(kind, token);
        }

        ReportGone();
        await VerifyFilesAsync(token);
        return new TrailReport
        {
            Entries = entries,
            Head = head,
            Subjects = subjects,
            Heads = options.Heads.Count,
            Files = evidence.Files,
            FilesLeftOut = evidence.LeftOut,
            FilesPurged = evidence.Purged,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            Findings = findings.All(),
            Counts = findings.Counts,
        };
    }

    private async Task VerifyChainAsync(CancellationToken token)
    {
        var seq = 0L;
        await foreach (var entry in source.EntriesAsync(token))
        {
            if (entry.Seq != seq + 1)
            {
                Find(seq + 1, TrailFault.Gap, $"{seq + 1}–{entry.Seq}");
            }

            if (entry.PreviousHash != head)
            {
                Find(entry.Seq, TrailFault.Link, entry.PreviousHash);
            }

            if (entry.ComputeHash() != entry.Hash)
            {
                Find(entry.Seq, TrailFault.Entry, $"{entry.Event} {entry.SubjectKind} {entry.SubjectId}");
            }

            Compare(entry);
            Remember(entry);
            (seq, head) = (entry.Seq, entry.Hash);
            if (++entries % ProgressStep == 0)
            {
                options.Progress?.Invoke(entries);
            }
        }

        foreach (var cutOff in options.Heads.Where(known => known.Seq > seq))
        {
            Find(seq + 1, TrailFault.Head, $"{cutOff.Seq} {cutOff.ShortHash}");
        }
    }

    private void Compare(AuditEntry entry)
    {
        foreach (var known in heads[entry.Seq].Where(known => !known.Fits(entry.Hash)))
        {
            Find(entry.Seq, TrailFault.Head, $"{known.Seq} {known.ShortHash}");
        }
    }

    private void Remember(AuditEntry entry)
    {
        evidence.Know(entry);
        if (SubjectKind.Find(entry.SubjectKind) is { } kind)
        {
            last[(kind, entry.SubjectId)] = new LastEntry(entry.Seq, entry.ContentHash);
        }
    }

    private async Task VerifySubjectsAsync(SubjectKind kind, CancellationToken token)
    {
        await foreach (var subject in source.SubjectsAsync(kind, token))
        {
            subjects++;
            if (last.TryGetValue((kind, subject.Id), out var entry))
            {
                entry.IsSeen = true;
                VerifyRows(subject.Hash(), entry.Content, entry.Seq, Name(kind, subject.Id));
            }
            else if (BirthOf(subject.BornIn) is { } birth)
            {
                VerifyRows(subject.Hash(), subject.BirthHash, birth.Seq, Name(kind, subject.Id));
            }
            else
            {
                Find(null, TrailFault.StrayRow, Name(kind, subject.Id));
            }
        }
    }

    private LastEntry? BirthOf(Guid? bornIn) =>
        bornIn is { } publication ? last.GetValueOrDefault((SubjectKind.Publication, publication)) : null;

    private void VerifyRows(string hash, string? written, long seq, string what)
    {
        // What was written over the columns of another version cannot be compared any more, only its chain.
        if (SubjectContent.IsOfThisVersion(written) && hash != written)
        {
            Find(seq, TrailFault.Row, what);
        }
    }

    private void ReportGone()
    {
        foreach (var ((kind, id), entry) in last)
        {
            if (!entry.IsSeen && SubjectContent.IsOfThisVersion(entry.Content) && entry.Content != SubjectContent.Nothing)
            {
                Find(entry.Seq, TrailFault.RowGone, Name(kind, id));
            }
        }
    }

    private async Task VerifyFilesAsync(CancellationToken token)
    {
        await evidence.ListAsync(token);
        foreach (var found in await evidence.RunAsync(options.FileTime, progress: null, token))
        {
            var fault = found.State == FileState.Stray ? TrailFault.StrayFile : TrailFault.File;
            Find(found.TaskId is { } task ? SeqOf(task) : null, fault, found.Hash);
        }
    }

    private long? SeqOf(Guid taskId) => last.GetValueOrDefault((SubjectKind.Task, taskId))?.Seq;

    private void Find(long? seq, TrailFault fault, string what) => findings.Add(new TrailFinding(seq, fault, what));

    private static string Name(SubjectKind kind, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {id}");

    private sealed class LastEntry(long seq, string? content)
    {
        public long Seq { get; } = seq;

        public string? Content { get; } = content;

        public bool IsSeen { get; set; }
    }
}
