using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>A plan (kế hoạch) of the province: its years and the day before which its annual reports are due.</summary>
public sealed class Plan
{
    private readonly List<PlanSentence> sentences = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The plan, word for word.</summary>
    public required string Text { get; init; }

    public required int FirstYear { get; init; }

    public required int LastYear { get; init; }

    /// <summary>The sentences that give or might give duties, in the plan's order.</summary>
    public IReadOnlyList<PlanSentence> Sentences => sentences;

    /// <summary>Where words of a sentence begin in <see cref="Text"/>, in UTF-16 units; null: not there word for
    /// word.</summary>
    public int? PlaceOf(string words, string sentence)
    {
        var outer = Text.IndexOf(sentence, StringComparison.Ordinal);
        var inner = outer < 0 ? Text.IndexOf(words, StringComparison.Ordinal) : Text.IndexOf(words, outer, StringComparison.Ordinal);
        return inner < 0 ? null : inner;
    }

    public LocalDate From => new(FirstYear, 1, 1);

    public LocalDate To => new(LastYear, 12, 31);

    /// <summary>The plan's next sentence; its citation is new (V.7.1b).</summary>
    public void Add(PlanSentence sentence)
    {
        if (sentences.Exists(known => known.Citation == sentence.Citation))
        {
            throw new RuleRefusedException(Rules.SentenceAlreadyInPlan, sentence.Citation);
        }

        sentence.Position = sentences.Count + 1;
        sentences.Add(sentence);
    }
}

/// <summary>A sentence of the plan, verbatim: every one makes duties, or says why it makes none.</summary>
public sealed class PlanSentence
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PlanId { get; private set; }

    /// <summary>From 1, in the plan's order.</summary>
    public int Position { get; internal set; }

    public required string Citation { get; init; }

    public required string Text { get; init; }

    /// <summary>Where it begins in <see cref="Plan.Text"/>, in UTF-16 units; null: not found there word for word.</summary>
    public required int? Start { get; init; }

    /// <summary>Why no duty rests on it; null: duties do, or nobody has said yet.</summary>
    public string? NoDutyReason { get; private set; }

    /// <summary>A person stands for it: this sentence gives nobody a duty.</summary>
    /// <param name="reason">Why; empty takes it back.</param>
    public void SayNoDuty(string reason) => NoDutyReason = reason.Trim() is { Length: > 0 } why ? why : null;
}

public enum MatrixState
{
    Draft,
    Published,
    Superseded,
}

/// <summary>A version of a plan's assignment matrix (ma trận phân công): draft → published → superseded.</summary>
public sealed class AssignmentMatrix
{
    private readonly List<Duty> duties = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PlanId { get; init; }

    /// <summary>From 1, gapless within the plan.</summary>
    public required int Version { get; init; }

    public MatrixState State { get; private set; } = MatrixState.Draft;

    public Instant? PublishedAt { get; private set; }

    public Guid? PublishedBy { get; private set; }

    public IReadOnlyList<Duty> Duties => duties;

    /// <summary>Puts a duty into the draft: somebody leads it, and its code is new (V).</summary>
    public void Add(Duty duty)
    {
        RequireDraft();
        RequireLead(duty);
        RequireFittingDate(duty);
        if (duties.Exists(d => d.Code == duty.Code))
        {
            throw new RuleRefusedException(Rules.DutyAlreadyInMatrix, duty.Code);
        }

        duties.Add(duty);
    }

    /// <summary>Puts a duty in the place of the one that the person saw, under the same code. It is a proposal again until
    /// somebody confirms it; the day its code came alive stays.</summary>
    /// <param name="seen">The duty's id as it was shown: each change has an id of its own, so that of two editors the second
    /// is told.</param>
    /// <returns>The duty that stands now; the old one when nothing differs.</returns>
    /// <exception cref="RuleRefusedException">Somebody else changed or removed it meanwhile; it has no lead; a duty once
    /// published changes without a reason.</exception>
    public Duty Replace(Guid seen, Duty duty, DutyChange change)
    {
        RequireDraft();
        RequireLead(duty);
        RequireFittingDate(duty);
        var at = duties.FindIndex(d => d.Id == seen);
        if (at < 0 || duties[at].Code != duty.Code)
        {
            throw new RuleRefusedException(Rules.DutyStandsAsSeen, duty.Code);
        }

        var before = duties[at];
        if (DutyValues.Differing(before, duty).Count == 0)
        {
            return before;
        }

        if (before.LiveSince is not null && change.Reason.Length == 0)
        {
            throw new RuleRefusedException(Rules.ChangeOfPublishedDutyNeedsReason, duty.Code);
        }

        duty.TakePlaceOf(before, change);
        duties[at] = duty;
        return duty;
    }

    /// <summary>Takes a duty out of the draft; what it made and nobody began is cancelled by the publication.</summary>
    /// <exception cref="RuleRefusedException">As for <see cref="Replace"/>.</exception>
    public void Remove(string code, Guid seen, DutyChange change)
    {
        RequireDraft();
        var duty = duties.Find(d => d.Id == seen) ?? throw new RuleRefusedException(Rules.DutyStandsAsSeen, code);
        if (duty.LiveSince is not null && change.Reason.Length == 0)
        {
            throw new RuleRefusedException(Rules.ChangeOfPublishedDutyNeedsReason, duty.Code);
        }

        duties.Remove(duty);
    }

    /// <summary>Writes the bodies that a person named for each class into the duties, beside the plan's own words; a class
    /// that leads gives way to its bodies.</summary>
    /// <param name="bodiesOf">The words of a class to the codes of its bodies; null: nobody has said.</param>
    public void ResolveClasses(Func<string, IReadOnlyList<string>?> bodiesOf)
    {
        RequireDraft();
        duties.ForEach(duty => duty.ResolveClasses(bodiesOf));
    }

    /// <summary>A coordinator stands for a duty's proposed recurrence, due rule and other values: from now on it
    /// generates tasks.</summary>
    public void Confirm(Duty duty, Guid by, Instant at)
    {
        RequireDraft();
        duty.Confirm(by, at);
    }

    /// <summary>From now on its confirmed duties make tasks; nothing in it can change any more.</summary>
    /// <param name="liveSince">From the versions before: the day each duty code was first published.</param>
    public void Publish(Guid by, Instant at, IReadOnlyDictionary<string, LocalDate> liveSince)
    {
        RequireDraft();
        var today = ProvinceTime.DateOf(at);
        foreach (var duty in duties.Where(duty => duty.IsConfirmed))
        {
            duty.LiveSince = liveSince.GetValueOrDefault(duty.Code, today);
        }

        State = MatrixState.Published;
        PublishedAt = at;
        PublishedBy = by;
    }

    /// <summary>The next version takes its place: draft → published → superseded, no other way.</summary>
    public void Supersede()
    {
        if (State != MatrixState.Published)
        {
            throw new RuleRefusedException(Rules.MatrixIsPublished, Version);
        }

        State = MatrixState.Superseded;
    }

    /// <summary>The draft of the next version, with every duty as it stands in this published one (V).</summary>
    /// <exception cref="RuleRefusedException">This version is not the published one.</exception>
    public AssignmentMatrix DraftNext()
    {
        if (State != MatrixState.Published)
        {
            throw new RuleRefusedException(Rules.MatrixIsPublished, Version);
        }

        var next = new AssignmentMatrix { PlanId = PlanId, Version = Version + 1 };
        next.duties.AddRange(duties.Select(duty => duty.Copy()));
        return next;
    }

    private static void RequireLead(Duty duty)
    {
        if (duty.Leads.Count == 0)
        {
            throw new RuleRefusedException(Rules.DutyNeedsLead, duty.Code);
        }
    }

    /// <summary>Twelve tasks a year that are all due before the same annual date would each be an annual report.</summary>
    private static void RequireFittingDate(Duty duty)
    {
        if (!duty.DueRule.Suits(duty.Recurrence))
        {
            throw new RuleRefusedException(Rules.AnnualDateComesOnceAYear, duty.Code);
        }
    }

    private void RequireDraft()
    {
        if (State != MatrixState.Draft)
        {
            throw new RuleRefusedException(Rules.PublishedMatrixIsFixed, Version);
        }
    }
}
