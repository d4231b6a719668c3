using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Board;

/// <summary>A year's tasks of a duty, or of all duties of a sentence, as the board counts them.</summary>
/// <param name="Unbegun">Of the open ones: nobody has begun them.</param>
/// <param name="Waived">Released by the police; under no head.</param>
public sealed record CoverageFigures(HeadCounts Heads, int Unbegun, int Waived)
{
    public static readonly CoverageFigures Nothing = new(HeadCounts.Nothing, 0, 0);

    public int Total => Heads.Total;

    /// <summary>Nothing was begun, handed in or released.</summary>
    public bool IsUntouched => Total == Unbegun && Waived == 0;

    public static CoverageFigures operator +(CoverageFigures a, CoverageFigures b) =>
        new(a.Heads + b.Heads, a.Unbegun + b.Unbegun, a.Waived + b.Waived);

    public static CoverageFigures Sum(IEnumerable<CoverageFigures> all) => all.Aggregate(Nothing, (sum, one) => sum + one);
}

/// <summary>A duty with what became of it in the year.</summary>
public sealed record CoveredDuty(Duty Duty, CoverageFigures Figures)
{
    /// <summary>A body that is asked politely is never shown in red (V.11, V.12).</summary>
    public bool IsRequested => Duty.Mode == DutyMode.Requested;
}

/// <summary>How a sentence of the plan stands in a year.</summary>
public enum SentenceStanding
{
    /// <summary>Neither duty nor reason.</summary>
    Gap,

    /// <summary>It gives nobody a duty, and somebody said why.</summary>
    Reasoned,

    /// <summary>Nobody has begun anything this year.</summary>
    Untouched,

    /// <summary>This year has no task of it: nothing falls due, or nothing is published yet.</summary>
    Idle,

    Overdue,
    UnderWay,

    /// <summary>All that falls due this year is done.</summary>
    Done,
}

/// <summary>A sentence with its duties and the year's figures.</summary>
public sealed record SentenceCoverage(PlanSentence Sentence, IReadOnlyList<CoveredDuty> Duties)
{
    public CoverageFigures Figures { get; } = CoverageFigures.Sum(Duties.Select(duty => duty.Figures));

    public bool HasOverdue => Figures.Heads.OpenOverdue > 0;

    /// <summary>All its duties are asked of bodies politely.</summary>
    public bool IsRequested => Duties.Count > 0 && Duties.All(duty => duty.IsRequested);

    public SentenceStanding Standing
    {
        get
        {
            if (Duties.Count == 0)
            {
                return Sentence.NoDutyReason is null ? SentenceStanding.Gap : SentenceStanding.Reasoned;
            }

            return Figures switch
            {
                { Total: 0, Waived: 0 } => SentenceStanding.Idle,
                { IsUntouched: true } => SentenceStanding.Untouched,
                { Heads.OpenOverdue: > 0 } => SentenceStanding.Overdue,
                { Heads.OpenInTime: > 0 } => SentenceStanding.UnderWay,
                _ => SentenceStanding.Done,
            };
        }
    }
}

/// <summary>The whole plan: every sentence, its duties, their tasks of a year and how they stand.</summary>
public sealed record PlanCoverage
{
    public required Plan Plan { get; init; }

    public required AssignmentMatrix Matrix { get; init; }

    public required int Year { get; init; }

    /// <summary>The plan's text with every sentence in its place.</summary>
    public required PlanPages Pages { get; init; }

    /// <summary>In the plan's order.</summary>
    public required IReadOnlyList<SentenceCoverage> Sentences { get; init; }

    /// <summary>Duties that cite no sentence of the plan.</summary>
    public required IReadOnlyList<CoveredDuty> WithoutSentence { get; init; }

    public IEnumerable<CoveredDuty> Duties => Sentences.SelectMany(sentence => sentence.Duties).Concat(WithoutSentence);

    public CoverageFigures Total => CoverageFigures.Sum(Duties.Select(duty => duty.Figures));
}
