using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>A plan (kế hoạch) of the province: its years and the day before which its annual reports are due.</summary>
public sealed class Plan
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The plan, word for word.</summary>
    public required string Text { get; init; }

    public required int FirstYear { get; init; }

    public required int LastYear { get; init; }

    public LocalDate From => new(FirstYear, 1, 1);

    public LocalDate To => new(LastYear, 12, 31);
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
        if (duty.Leads.Count == 0)
        {
            throw new RuleRefusedException(Rules.DutyNeedsLead, duty.Code);
        }

        if (duties.Exists(d => d.Code == duty.Code))
        {
            throw new RuleRefusedException(Rules.DutyAlreadyInMatrix, duty.Code);
        }

        duties.Add(duty);
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

    private void RequireDraft()
    {
        if (State != MatrixState.Draft)
        {
            throw new RuleRefusedException(Rules.PublishedMatrixIsFixed, Version);
        }
    }
}
