using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>A row's values as far as they are read.</summary>
public sealed class DutyDraft
{
    /// <summary>Values that a new duty of a file proposes when its row does not say: all that a coordinator should look
    /// at.</summary>
    private static readonly string[] ProposedUnlessSaid =
        ["leads", "coordinators", "mode", "scope", "recurrence", "due_rule", "evidence", "figures", "verify", "work_area"];

    public string Code { get; set; } = "";

    public string Citation { get; set; } = "";

    public string Quote { get; set; } = "";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string WorkArea { get; set; } = "";

    public IReadOnlyList<string> Leads { get; set; } = [];

    public IReadOnlyList<string> Coordinators { get; set; } = [];

    public DutyMode Mode { get; set; }

    public DutyScope Scope { get; set; }

    public Recurrence Recurrence { get; set; }

    public DueRule DueRule { get; set; } = DueRule.AfterPeriodEnd(0);

    public IReadOnlyList<EvidenceRequirement> Evidence { get; set; } = [];

    public IReadOnlyList<FigureRequest> Figures { get; set; } = [];

    public DutyCheck Check { get; set; }

    public LocalDate EffectiveFrom { get; set; }

    public LocalDate EffectiveTo { get; set; }

    /// <summary>Null: the row does not say.</summary>
    public IReadOnlyList<string>? Proposed { get; set; }

    /// <param name="before">The duty of this code that stands in the draft.</param>
    /// <param name="position">For a new one.</param>
    /// <param name="quoteStart">Where the quote begins in the plan's text.</param>
    public Duty ToDuty(Duty? before, int position, int? quoteStart)
    {
        if (before is null)
        {
            return Make(null, position, quoteStart, []);
        }

        // What the file says otherwise is no longer the reader's guess.
        var said = DutyValues.Differing(before, Make(before, position, quoteStart, before.GuessedValues));
        return Make(before, position, quoteStart, [.. before.GuessedValues.Except(said)]);
    }

    private Duty Make(Duty? before, int position, int? quoteStart, IReadOnlyList<string> guessed) => new()
    {
        Code = Code,
        Position = before?.Position ?? position,
        Citation = Citation,
        Quote = Quote,
        Title = Title,
        Text = Text,
        WorkArea = WorkArea,
        Leads = Leads,
        Coordinators = Coordinators,
        Mode = Mode,
        Scope = Scope,
        Recurrence = Recurrence,
        DueRule = DueRule,
        EvidenceAskedFor = Evidence,
        FiguresAskedFor = Figures,
        NeedsVerification = Check.IsEach,
        SampledPercent = Check.SampledPercent,
        EffectiveFrom = EffectiveFrom,
        EffectiveTo = EffectiveTo,
        ProposedValues = Proposed ?? before?.ProposedValues ?? ProposedUnlessSaid,
        ReadAs = before?.ReadAs,
        GuessedValues = guessed,
        QuoteStart = before is not null && before.Quote == Quote ? before.QuoteStart : quoteStart,
    };
}
