using System.Globalization;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Domain.Tasks;

public enum SubmissionState
{
    /// <summary>Being put together: files are there, nothing was handed in.</summary>
    Draft,
    Pending,
    Accepted,
    Returned,

    /// <summary>What a coordinating body added: neither handed in nor judged, and never changed.</summary>
    Contributed,
}

/// <summary>What an agency hands in for a task: evidence and figures, or "không phát sinh" with a sentence; or what a
/// coordinating body adds to it.</summary>
public sealed class Submission
{
    public const int MaxItems = 10;

    private readonly List<EvidenceItem> items = [];
    private readonly List<FigureValue> figures = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid TaskId { get; private set; }

    public SubmissionState State { get; private set; } = SubmissionState.Draft;

    /// <summary>Number of the receipt, e.g. <c>2019-000123</c>; null while it is a draft.</summary>
    public string? ReceiptNumber { get; private set; }

    /// <summary>Chosen by the form that posts it: the same id twice is the same submission.</summary>
    public Guid? OperationId { get; private set; }

    /// <summary>When it was made, in whole microseconds; what on time is judged by.</summary>
    public Instant? MadeAt { get; private set; }

    public Guid? MadeBy { get; private set; }

    public bool IsOnTime { get; private set; }

    public bool IsNothingToReport { get; private set; }

    /// <summary>The agency's own words; with "không phát sinh" the sentence that says why.</summary>
    public string Words { get; private set; } = "";

    public Instant? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>The coordinating body that added it; null: it is the lead's.</summary>
    public Guid? ContributorId { get; private set; }

    public Guid? ContributedBy { get; private set; }

    public Instant? ContributedAt { get; private set; }

    /// <summary>Drawn for verification, where not each is verified.</summary>
    public bool IsSampled { get; private set; }

    /// <summary>Number of the trail's last entry as it was drawn or not; 0: before the first; null: nothing was
    /// drawn.</summary>
    public long? SampledAfterSeq { get; private set; }

    /// <summary>Hash over the list of evidence and figures as handed in; a file added, changed or removed later is
    /// found.</summary>
    public string? Seal { get; private set; }

    public IReadOnlyList<EvidenceItem> Items => items;

    public IReadOnlyList<FigureValue> Figures => figures;

    /// <summary>Replaces words and figures of a draft; the evidence list stays.</summary>
    public void Write(string words, bool isNothingToReport, IEnumerable<FigureValue> values)
    {
        RequireDraft();
        var given = values.ToList();
        if (given.Find(value => value.Value < 0) is { } negative)
        {
            throw new RuleRefusedException(Rules.FigureIsNotNegative, negative.Name);
        }

        Words = words;
        IsNothingToReport = isNothingToReport;
        figures.Clear();
        figures.AddRange(given);
    }

    public void Attach(EvidenceItem item)
    {
        RequireDraft();
        if (items.Count >= MaxItems)
        {
            throw new RuleRefusedException(Rules.FilesWithinCount, MaxItems);
        }

        item.Position = items.Count == 0 ? 1 : items.Max(i => i.Position) + 1;
        items.Add(item);
    }

    public void Detach(Guid itemId)
    {
        RequireDraft();
        items.RemoveAll(item => item.Id == itemId);
    }

    /// <summary>Takes over the evidence of an earlier submission as far as there is room, and its words where it has none
    /// yet; figures are each period's own.</summary>
    /// <param name="without">Content, by its hash, that stays behind.</param>
    public void TakeUp(Submission earlier, IReadOnlySet<string>? without = null)
    {
        RequireDraft();
        if (string.IsNullOrWhiteSpace(Words))
        {
            (Words, IsNothingToReport) = (earlier.Words, earlier.IsNothingToReport);
        }

        foreach (var item in earlier.items.OrderBy(item => item.Position)
                     .Where(item => !items.Exists(item.IsSameAs) && without?.Contains(item.File?.Hash ?? "") != true))
        {
            if (items.Count < MaxItems)
            {
                Attach(item.Copy());
            }
        }
    }

    /// <summary>What it still lacks of what its duty asks for, in the order of the duty; nothing: it may be handed
    /// in.</summary>
    public IEnumerable<RuleRefusedException> WhatIsMissing(Duty duty)
    {
        if (IsNothingToReport)
        {
            return string.IsNullOrWhiteSpace(Words)
                ? [new RuleRefusedException(Rules.NothingToReportNeedsSentence)]
                : [];
        }

        // Figures alone are asked for by name below; beside other kinds a figure counts as one piece.
        var given = items.Select(item => item.Kind).Concat(figures.Select(_ => EvidenceKind.Figure)).ToList();
        var evidence = duty.EvidenceAskedFor
            .Where(asked => asked.Kinds.Any(kind => kind != EvidenceKind.Figure) && !asked.IsMetBy(given))
            .Select(asked => new RuleRefusedException(Rules.EvidenceAskedForIsThere, asked.ToString()));
        var missing = duty.FiguresAskedFor
            .Where(asked => !figures.Exists(figure => figure.Name == asked.Name))
            .Select(asked => new RuleRefusedException(Rules.FigureAskedForIsThere, asked.Name));
        return evidence.Concat(missing);
    }

    /// <summary>What in its words, its files' names and its documents looks like a secret or particulars of persons or
    /// cases.</summary>
    public IReadOnlyList<FoundTrace> Traces() =>
        TracesIn(items.Select(item => item.File?.Name), items.Select(item => item.Document), Words);

    /// <summary>The same of what is not handed in yet. Each by itself: no number begins in one and ends in the other.</summary>
    public static IReadOnlyList<FoundTrace> TracesIn(
        IEnumerable<string?> fileNames, IEnumerable<DocumentReference?> documents, string words) =>
        PersonalTraces.In(string.Join("\n|\n", fileNames
            .Concat(documents.SelectMany(document => (string?[])[document?.Number, document?.Signer, document?.IssuedBy]))
            .Append(words)));

    internal static Submission DraftFrom(Submission? earlier)
    {
        var draft = new Submission();
        if (earlier is null)
        {
            return draft;
        }

        draft.Write(earlier.Words, earlier.IsNothingToReport, earlier.figures.Select(figure => new FigureValue
        {
            Name = figure.Name,
            Unit = figure.Unit,
            Value = figure.Value,
        }));
        draft.TakeUp(earlier);
        return draft;
    }

    internal static Submission ContributionOf(
        ContributionStamp stamp, string words, IEnumerable<EvidenceItem> evidence)
    {
        var contribution = new Submission { Words = words };
        foreach (var item in evidence)
        {
            contribution.Attach(item);
        }

        contribution.State = SubmissionState.Contributed;
        contribution.ContributorId = stamp.AgencyId;
        contribution.ContributedBy = stamp.By;
        contribution.ContributedAt = stamp.At;
        contribution.OperationId = stamp.OperationId;
        contribution.Seal = contribution.ComputeSeal();
        return contribution;
    }

    internal void Make(SubmissionStamp stamp, bool isOnTime)
    {
        MadeAt = stamp.At;
        MadeBy = stamp.By;
        OperationId = stamp.OperationId;
        ReceiptNumber = stamp.ReceiptNumber;
        IsOnTime = isOnTime;
        Seal = ComputeSeal();
    }

    /// <summary>Draws what was just made, after the trail's head of this moment.</summary>
    internal void Draw(int percent, TrailHead head)
    {
        IsSampled = Sampling.IsDrawn(percent, Seal!, ReceiptNumber!, MadeAt!.Value, head.Hash);
        SampledAfterSeq = head.Seq;
    }

    /// <summary>It waits for the police, or is accepted as it is made.</summary>
    internal void Enter(bool isPending) => State = isPending ? SubmissionState.Pending : SubmissionState.Accepted;

    internal void JudgeAgain(bool isOnTime) => IsOnTime = isOnTime;

    internal void Decide(bool accepted, Guid by, Instant at, string? reason)
    {
        State = accepted ? SubmissionState.Accepted : SubmissionState.Returned;
        DecidedAt = at;
        DecidedBy = by;
        ReturnReason = reason;
    }

    /// <summary>The seal this submission must have: the same in every culture, and in whatever order the rows come
    /// back.</summary>
    public string ComputeSeal() => SealOver(file => file.NameSum);

    /// <summary>It is as it was handed in. A seal of before files were named by their sums holds by the names.</summary>
    public bool HoldsItsSeal() => Seal == ComputeSeal() || Seal == SealOver(file => file.Name);

    private string SealOver(Func<StoredFile, string> nameOf)
    {
        var fields = new CanonicalFields().Add(Words).Add(IsNothingToReport ? "nothing" : "something");
        foreach (var item in items.OrderBy(item => item.Position))
        {
            var document = item.Document;
            fields.Add(item.Kind.ToString())
                .Add(document?.Number)
                .Add(document is null ? null : LocalDatePattern.Iso.Format(document.Date))
                .Add(document?.Signer).Add(document?.IssuedBy)
                .Add(item.Link).Add(item.File?.Hash).Add(item.File is { } file ? nameOf(file) : null);
        }

        foreach (var figure in figures.OrderBy(figure => figure.Name, StringComparer.Ordinal)
            .ThenBy(figure => figure.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Value))
        {
            // 5 and 5.0 are one figure: the database may give either back.
            fields.Add(figure.Name).Add(figure.Unit)
                .Add(figure.Value.ToString("0.##########", CultureInfo.InvariantCulture));
        }

        return fields.Hash();
    }

    private void RequireDraft()
    {
        if (State != SubmissionState.Draft)
        {
            throw new RuleRefusedException(Rules.TaskIsWaitingForVerification);
        }
    }
}

/// <summary>Who hands in, when, under which number.</summary>
public sealed record SubmissionStamp
{
    public required Guid By { get; init; }

    /// <summary>When the small "Nộp" request reached the server; cut to whole microseconds before it is
    /// judged.</summary>
    public required Instant At { get; init; }

    public required Guid OperationId { get; init; }

    public required string ReceiptNumber { get; init; }

    /// <summary>The trail's head before the entry of this submission, where the task is drawn for
    /// (<see cref="AgencyTask.IsDrawnFor"/>).</summary>
    public TrailHead? After { get; init; }
}

/// <summary>Which coordinating body adds evidence, by whom, when.</summary>
public sealed record ContributionStamp
{
    public required Guid AgencyId { get; init; }

    public required Guid By { get; init; }

    public required Instant At { get; init; }

    public required Guid OperationId { get; init; }
}
