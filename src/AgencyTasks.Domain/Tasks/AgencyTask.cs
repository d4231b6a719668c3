using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>
/// A task (nhiệm vụ phát sinh): one duty of one lead agency at one place in one period.
/// <c>Open → Submitted → Accepted</c>, <c>Submitted → Returned → Submitted …</c>, <c>Open → Waived</c>,
/// <c>Open → Cancelled</c>; a duty that needs no verification goes <c>Open → Accepted</c> by the tick.
/// </summary>
public sealed class AgencyTask
{
    /// <summary>From this many extensions on, a task is marked "gia hạn nhiều lần".</summary>
    public const int ManyExtensions = 3;

    /// <summary>So often a coordinating body adds evidence to one task.</summary>
    public const int MaxContributions = 10;

    private readonly List<Submission> submissions = [];
    private readonly List<Extension> extensions = [];

    private AgencyTask()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PlanId { get; private set; }

    public Guid DutyId { get; private set; }

    public string DutyCode { get; private set; } = "";

    /// <summary>The body that has it now; a successor, when its own body was merged, split or renamed while it was
    /// open.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>The body it was born to: part of the natural key, with <see cref="PlaceKey"/> the only ones that never pass
    /// on.</summary>
    public Guid KeyAgencyId { get; private set; }

    public Guid? CommuneId { get; private set; }

    public Guid? DistrictId { get; private set; }

    public string PlaceKey { get; private set; } = "";

    public string PeriodCode { get; private set; } = "";

    public LocalDate PeriodStart { get; private set; }

    public LocalDate PeriodEnd { get; private set; }

    public LocalDate DueLastDay { get; private set; }

    public bool DueIsExclusive { get; private set; }

    /// <summary>The due date before any extension; it stays on record.</summary>
    public LocalDate FirstDueLastDay { get; private set; }

    public bool FirstDueIsExclusive { get; private set; }

    public TaskState State { get; private set; } = TaskState.Open;

    public Instant CreatedAt { get; private set; }

    /// <summary>When the agency first touched it; null: nothing was begun.</summary>
    public Instant? BegunAt { get; private set; }

    /// <summary>When the latest submission was made.</summary>
    public Instant? SubmittedAt { get; private set; }

    /// <summary>Made on time, as to the latest submission.</summary>
    public bool? IsSubmittedOnTime { get; private set; }

    public bool IsNothingToReport { get; private set; }

    /// <summary>When the police decided last: the verifier's clock stops.</summary>
    public Instant? DecidedAt { get; private set; }

    /// <summary>Why it was returned, waived or cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>The officer who cancelled it; null where the matrix did, or the end of its body or place.</summary>
    public Guid? CancelledBy { get; private set; }

    public IReadOnlyList<Submission> Submissions => submissions;

    public IReadOnlyList<Extension> Extensions => extensions;

    public DueDate Due => DueDate.Of(DueLastDay, DueIsExclusive);

    public DueDate FirstDue => DueDate.Of(FirstDueLastDay, FirstDueIsExclusive);

    public Place Place => Place.Of(CommuneId, DistrictId);

    public bool IsBegun => BegunAt is not null;

    /// <summary>Somebody began, added evidence, submitted, returned, extended or ended it, or asked to extend: no
    /// publication touches it.</summary>
    public bool IsTouched => IsBegun || extensions.Count > 0 || submissions.Count > 0 || State != TaskState.Open;

    /// <summary>The agency still has to act: the agency's clock runs.</summary>
    public bool IsWithAgency => State is TaskState.Open or TaskState.Returned;

    /// <summary>Accepted, waived or cancelled: nothing comes after.</summary>
    public bool HasEnded => State is TaskState.Accepted or TaskState.Waived or TaskState.Cancelled;

    /// <summary>How often a later date was agreed to.</summary>
    public int TimesExtended => extensions.Count(extension => extension.State == ExtensionState.Agreed);

    public bool IsExtendedManyTimes => TimesExtended >= ManyExtensions;

    public Submission? Draft => submissions.Find(s => s.State == SubmissionState.Draft);

    public Submission? LatestMade => submissions.Where(s => s.MadeAt is not null).MaxBy(s => s.MadeAt);

    /// <summary>What coordinating bodies added, the earliest first.</summary>
    public IEnumerable<Submission> Contributions =>
        submissions.Where(s => s.State == SubmissionState.Contributed).OrderBy(s => s.ContributedAt);

    public static AgencyTask Generate(Guid planId, WantedTask wanted, Instant at) => new()
    {
        PlanId = planId,
        DutyId = wanted.Duty.Id,
        DutyCode = wanted.Duty.Code,
        AgencyId = wanted.AgencyId,
        KeyAgencyId = wanted.AgencyId,
        CommuneId = wanted.Place.CommuneId,
        DistrictId = wanted.Place.DistrictId,
        PlaceKey = wanted.Place.Key,
        PeriodCode = wanted.Period.Code,
        PeriodStart = wanted.Period.Start,
        PeriodEnd = wanted.Period.End,
        DueLastDay = wanted.Due.LastDay,
        DueIsExclusive = wanted.Due.IsExclusive,
        FirstDueLastDay = wanted.Due.LastDay,
        FirstDueIsExclusive = wanted.Due.IsExclusive,
        CreatedAt = at,
    };

    /// <summary>The draft that is being put together, or a new one with the returned evidence still in it.</summary>
    public Submission Begin(Instant at)
    {
        RequireWithAgency();
        BegunAt ??= at;
        if (Draft is { } draft)
        {
            return draft;
        }

        draft = Submission.DraftFrom(LatestMade);
        submissions.Add(draft);
        return draft;
    }

    /// <summary>Handed in now, it is drawn whether the police verify it. What they returned they see again, undrawn.</summary>
    public bool IsDrawnFor(Duty duty) => duty.Check.SampledPercent > 0 && State != TaskState.Returned;

    /// <summary>Handed in now, the police verify it in any case.</summary>
    public bool IsVerifiedFor(Duty duty) => duty.Check != DutyCheck.None && !IsDrawnFor(duty);

    /// <summary>
    /// Hands the draft in. On time is judged by the moment it is made, truncated to microseconds before. A returned
    /// task counts from its resubmission.
    /// </summary>
    /// <example>Due before 15/11/2019, made at 2019-11-14T23:59:59.9999996+07:00: on time, kept as
    /// …59.999999.</example>
    /// <exception cref="RuleRefusedException">Not with the agency, or something asked for is missing; nothing has
    /// changed.</exception>
    public Submission Submit(Duty duty, SubmissionStamp stamp)
    {
        RequireWithAgency();
        RequireWhatIsAskedFor(Draft ?? Submission.DraftFrom(LatestMade), duty);
        var made = stamp with { At = ProvinceTime.TruncateToMicrosecond(stamp.At) };
        var draft = Begin(made.At);
        var isOnTime = Due.IsMetBy(made.At);
        draft.Make(made, isOnTime);
        if (IsDrawnFor(duty))
        {
            draft.Draw(duty.SampledPercent, made.After ?? throw new ArgumentException("It is drawn after a head.", nameof(stamp)));
        }

        var isPending = IsVerifiedFor(duty) || draft.IsSampled;
        draft.Enter(isPending);
        State = isPending ? TaskState.Submitted : TaskState.Accepted;
        SubmittedAt = made.At;
        IsSubmittedOnTime = isOnTime;
        IsNothingToReport = draft.IsNothingToReport;
        Reason = null;
        return draft;
    }

    /// <summary>A coordinating body (phối hợp) adds evidence beside the lead's, until the task has ended. It begins nothing
    /// and ticks nothing off, and the lead's own evidence is still asked for.</summary>
    /// <exception cref="RuleRefusedException">The task has ended, nothing is added, or the body has added too
    /// often.</exception>
    public Submission Contribute(ContributionStamp stamp, string words, IReadOnlyList<EvidenceItem> evidence)
    {
        RequireOpenTo(stamp.AgencyId);
        if (evidence.Count == 0)
        {
            throw new RuleRefusedException(Rules.ContributionHasEvidence);
        }

        var contribution = Submission.ContributionOf(
            stamp with { At = ProvinceTime.TruncateToMicrosecond(stamp.At) }, words, evidence);
        submissions.Add(contribution);
        return contribution;
    }

    /// <summary>A coordinating body may still add evidence.</summary>
    /// <exception cref="RuleRefusedException">The task has ended, or the body has added too often.</exception>
    public void RequireOpenTo(Guid coordinatingId)
    {
        RequireNotEnded();
        if (Contributions.Count(one => one.ContributorId == coordinatingId) >= MaxContributions)
        {
            throw new RuleRefusedException(Rules.ContributionsWithinCount, MaxContributions);
        }
    }

    /// <summary>The police verify what waits; whether it was on time was settled when it was made. Nobody verifies their
    /// own.</summary>
    public void Accept(Guid by, Instant at)
    {
        PendingFor(by).Decide(accepted: true, by, at, reason: null);
        State = TaskState.Accepted;
        DecidedAt = at;
    }

    /// <summary>The police give it back (trả lại), with a reason: the agency's clock runs again, against the same due
    /// date.</summary>
    public void Return(Guid by, Instant at, string reason)
    {
        RequireReason(reason);
        PendingFor(by).Decide(accepted: false, by, at, reason);
        State = TaskState.Returned;
        DecidedAt = at;
        Reason = reason;
    }

    /// <summary>The police release the agency from an open task (miễn), with a reason; what was returned is answered,
    /// not waived.</summary>
    public void Waive(Instant at, string reason)
    {
        RequireReason(reason);
        RequireWithAgency();
        if (State == TaskState.Returned)
        {
            throw new RuleRefusedException(Rules.TaskIsReturned, Reason ?? "");
        }

        State = TaskState.Waived;
        DecidedAt = at;
        Reason = reason;
    }

    /// <summary>The matrix no longer wants a task that nobody began, or the police call it off (hủy).</summary>
    /// <param name="by">The officer: what a person cancelled, no publication restores.</param>
    public void Cancel(Instant at, string reason, Guid? by = null)
    {
        RequireReason(reason);
        RequireUntouched();
        State = TaskState.Cancelled;
        DecidedAt = at;
        Reason = reason;
        CancelledBy = by;
    }

    /// <summary>The matrix moves the due date of a task that nobody began; the new date counts as the first.</summary>
    public void Move(WantedTask wanted)
    {
        RequireUntouched();
        DutyId = wanted.Duty.Id;
        DueLastDay = wanted.Due.LastDay;
        DueIsExclusive = wanted.Due.IsExclusive;
        FirstDueLastDay = wanted.Due.LastDay;
        FirstDueIsExclusive = wanted.Due.IsExclusive;
    }

    /// <summary>The matrix wants again what it cancelled and nobody ever began: it is open as new, due when it is wanted.</summary>
    public void Restore(WantedTask wanted)
    {
        if (State != TaskState.Cancelled)
        {
            throw new RuleRefusedException(Rules.TaskIsNotCancelled);
        }

        if (CancelledBy is not null)
        {
            throw new RuleRefusedException(Rules.TaskIsCancelledByThePolice, Reason ?? "");
        }

        if (IsBegun || extensions.Count > 0)
        {
            throw new RuleRefusedException(Rules.TaskWasBegun);
        }

        State = TaskState.Open;
        Reason = null;
        DecidedAt = null;
        Move(wanted);
    }

    /// <summary>A task that nobody began says what its duty says in the version that is published now.</summary>
    public void Revise(Duty duty)
    {
        RequireUntouched();
        DutyId = duty.Id;
    }

    /// <summary>Before or after the due date, while not accepted (a submission may wait meanwhile); later than the
    /// present date, and by three years at most, as long as a plan lasts (product rule: a mistyped year is caught); one open at a time.</summary>
    /// <example>Due before 15/11/2019: until 15/11/2019 may be asked for, 14/11/2019 is refused.</example>
    public Extension AskExtension(Guid by, Instant at, LocalDate until, string reason)
    {
        RequireReason(reason);
        RequireNotEnded();
        if (extensions.Exists(e => e.State == ExtensionState.Open))
        {
            throw new RuleRefusedException(Rules.OneOpenExtension);
        }

        RequireLater(until);
        var extension = new Extension { AskedBy = by, AskedAt = at, AskedFor = until, Reason = reason };
        extensions.Add(extension);
        return extension;
    }

    /// <summary>The police agree, perhaps to another date than asked for; the due date becomes that day, inclusive. A
    /// submission that waits is judged by the new date.</summary>
    public void AgreeExtension(Guid by, Instant at, LocalDate until, string? reason = null)
    {
        RequireNotEnded();
        var open = OpenExtensionFor(by);
        RequireLater(until);
        open.Decide(by, at, until, reason);
        DueLastDay = until;
        DueIsExclusive = false;
        if (submissions.Find(s => s.State == SubmissionState.Pending) is { MadeAt: { } madeAt } pending)
        {
            IsSubmittedOnTime = Due.IsMetBy(madeAt);
            pending.JudgeAgain(Due.IsMetBy(madeAt));
        }
    }

    /// <summary>The police refuse, with a reason, in whatever state the task is meanwhile; of a task that has ended nobody has
    /// to.</summary>
    public void RefuseExtension(Guid by, Instant at, string reason)
    {
        RequireReason(reason);
        OpenExtensionFor(by).Decide(by, at, agreedDate: null, reason);
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleRefusedException(Rules.ReasonIsGiven);
        }
    }

    private static void RequireWhatIsAskedFor(Submission draft, Duty duty)
    {
        if (draft.WhatIsMissing(duty).FirstOrDefault() is { } missing)
        {
            throw missing;
        }
    }

    /// <exception cref="RuleRefusedException">It waits for the police, or has ended.</exception>
    public void RequireWithAgency()
    {
        RequireNotEnded();
        if (State == TaskState.Submitted)
        {
            throw new RuleRefusedException(Rules.TaskIsWaitingForVerification, Reason ?? "");
        }
    }

    internal void RequireNotEnded()
    {
        var rule = State switch
        {
            TaskState.Accepted => Rules.TaskIsAccepted,
            TaskState.Waived => Rules.TaskIsWaived,
            TaskState.Cancelled => Rules.TaskIsCancelled,
            _ => null,
        };
        if (rule is not null)
        {
            throw new RuleRefusedException(rule, Reason ?? "");
        }
    }

    private void RequireUntouched()
    {
        RequireWithAgency();
        if (IsTouched)
        {
            throw new RuleRefusedException(Rules.TaskWasBegun);
        }
    }

    private void RequireLater(LocalDate until)
    {
        if (until <= DueLastDay)
        {
            throw new RuleRefusedException(Rules.ExtensionIsLater, DueLastDay);
        }

        if (until > DueLastDay.PlusYears(3))
        {
            throw new RuleRefusedException(Rules.ExtensionWithinThreeYears, DueLastDay.PlusYears(3));
        }
    }

    private Submission PendingFor(Guid by)
    {
        var pending = submissions.Find(s => s.State == SubmissionState.Pending);
        if (State != TaskState.Submitted || pending is null)
        {
            throw new RuleRefusedException(Rules.TaskIsNotWaitingForVerification);
        }

        return pending.MadeBy == by ? throw new RuleRefusedException(Rules.NobodyVerifiesTheirOwn) : pending;
    }

    private Extension OpenExtensionFor(Guid by)
    {
        var open = extensions.Find(e => e.State == ExtensionState.Open)
            ?? throw new RuleRefusedException(Rules.NoOpenExtension);
        return open.AskedBy == by ? throw new RuleRefusedException(Rules.NobodyDecidesTheirOwnExtension) : open;
    }
}
