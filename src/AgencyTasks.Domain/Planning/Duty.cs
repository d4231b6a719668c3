using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning.Reading;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

public enum DutyScope
{
    PerCommune,
    PerDistrict,
    ProvinceWide,
}

/// <summary>Who changes a duty, when and why.</summary>
/// <param name="Reason">The document or the words it rests on; may be empty for a duty that was never published.</param>
public sealed record DutyChange(Guid By, Instant At, string Reason = "");

/// <summary>
/// A duty (nhiệm vụ) of the matrix, with the plan's own sentence. What the plan does not say itself is a proposal until
/// a coordinator confirms it; an unconfirmed duty generates no task.
/// </summary>
public sealed class Duty
{
    /// <summary>As lead or coordinating body: the place's own district committee (V.13); province-wide, each of
    /// them.</summary>
    public const string OwnDistrict = "@district";

    /// <summary>A coordinating body named as a class ("các ngành liên quan") stays one until a person resolves
    /// it.</summary>
    public const string ClassPrefix = "class:";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid MatrixId { get; private set; }

    /// <summary>Stable over versions: <c>V.7.1b</c>, <c>V.7.1b-2</c>.</summary>
    public required string Code { get; init; }

    public required int Position { get; init; }

    public required string Citation { get; init; }

    /// <summary>The words of the plan the duty rests on, verbatim.</summary>
    public required string Quote { get; init; }

    public required string Title { get; init; }

    /// <summary>The whole sentence, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary><c>IV.1</c> to <c>IV.6</c>.</summary>
    public required string WorkArea { get; init; }

    private IReadOnlyList<string> leads = [];
    private IReadOnlyList<string> coordinators = [];

    /// <summary>Agency codes, or <see cref="OwnDistrict"/>; in a draft also classes behind <see cref="ClassPrefix"/>. Each
    /// lead gets a task of its own.</summary>
    public required IReadOnlyList<string> Leads { get => leads; init => leads = value; }

    /// <summary>Agency codes, <see cref="OwnDistrict"/>, or classes behind <see cref="ClassPrefix"/>.</summary>
    public required IReadOnlyList<string> Coordinators { get => coordinators; init => coordinators = value; }

    public required DutyMode Mode { get; init; }

    public required DutyScope Scope { get; init; }

    public required Recurrence Recurrence { get; init; }

    public required DueRule DueRule { get; init; }

    public required IReadOnlyList<EvidenceRequirement> EvidenceAskedFor { get; init; }

    public required IReadOnlyList<FigureRequest> FiguresAskedFor { get; init; }

    /// <summary>Whether the police verify all that is submitted; else the tick itself completes the task, unless it is
    /// drawn.</summary>
    public required bool NeedsVerification { get; init; }

    /// <summary>Of a hundred submissions that need no verification, how many are drawn for one; 0: none.</summary>
    public int SampledPercent { get; init; }

    public DutyCheck Check => NeedsVerification ? DutyCheck.Each
        : SampledPercent > 0 ? DutyCheck.Sampled(SampledPercent) : DutyCheck.None;

    public required LocalDate EffectiveFrom { get; init; }

    public required LocalDate EffectiveTo { get; init; }

    /// <summary>Names of the values that are not the plan's own but proposed.</summary>
    public required IReadOnlyList<string> ProposedValues { get; init; }

    /// <summary>How sure the reader of the plan was of this duty on the whole; null: no reader proposed it.</summary>
    public Sureness? ReadAs { get; init; }

    /// <summary>Names of the proposed values that the reader guessed, because the plan is silent.</summary>
    public IReadOnlyList<string> GuessedValues { get; init; } = [];

    /// <summary>Where <see cref="Quote"/> begins in the plan's text, in UTF-16 units; null: not found there.</summary>
    public int? QuoteStart { get; init; }

    /// <summary>Who changed it last in this version, when and why; null: as it came.</summary>
    public Guid? ChangedBy { get; private set; }

    public Instant? ChangedAt { get; private set; }

    public string? ChangeReason { get; private set; }

    /// <summary>The day the duty was first published, in this version or an earlier one; null in a draft.</summary>
    public LocalDate? LiveSince { get; internal set; }

    public Instant? ConfirmedAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    /// <summary>The plan fixes when and by whom: nothing that makes tasks is proposed (VII.2's annual
    /// report). What only a reader proposed is never fixed.</summary>
    public bool IsFixedByPlan =>
        ReadAs is null && !ProposedValues.Contains("leads") && !ProposedValues.Contains("scope")
        && !ProposedValues.Contains("recurrence") && !ProposedValues.Contains("due_rule");

    /// <summary>It may generate tasks: a coordinator stands for it, or the plan itself fixes it.</summary>
    public bool IsConfirmed => IsConfirmedWith(_ => null);

    /// <summary>The report that each body owes before the plan's own annual date (VII.2); the campaign is for
    /// it.</summary>
    public bool IsAnnualReport => DueRule.BeforeDate is not null;

    /// <summary>The words of its classes of bodies, as the plan has them.</summary>
    public IEnumerable<string> Classes => Leads.Concat(Coordinators)
        .Where(IsClass).Select(body => body[ClassPrefix.Length..]).Distinct();

    /// <summary>A class leads that nobody has resolved: it can make no task.</summary>
    public bool IsLedByClass => Leads.Any(IsClass);

    /// <summary>Every class that leads has bodies: it may be confirmed.</summary>
    public bool HasLeads(Func<string, IReadOnlyList<string>?> bodiesOf) =>
        Leads.Where(IsClass).All(body => bodiesOf(body[ClassPrefix.Length..]) is { Count: > 0 });

    /// <summary>As the next publication sees it, which puts each class's bodies in its place.</summary>
    public bool IsConfirmedWith(Func<string, IReadOnlyList<string>?> bodiesOf) =>
        (ConfirmedAt is not null || IsFixedByPlan) && HasLeads(bodiesOf);

    public static bool IsClass(string body) => body.StartsWith(ClassPrefix, StringComparison.Ordinal);

    public bool IsEffectiveIn(ReportingPeriod period) => period.Start <= EffectiveTo && EffectiveFrom <= period.End;

    internal void Confirm(Guid by, Instant at)
    {
        ConfirmedAt ??= at;
        ConfirmedBy ??= by;
    }

    internal void TakePlaceOf(Duty before, DutyChange change)
    {
        LiveSince = before.LiveSince;
        ChangedBy = change.By;
        ChangedAt = change.At;
        ChangeReason = change.Reason.Length == 0 ? null : change.Reason;
    }

    internal void ResolveClasses(Func<string, IReadOnlyList<string>?> bodiesOf)
    {
        leads = [.. leads
            .SelectMany(body => IsClass(body) && bodiesOf(body[ClassPrefix.Length..]) is { Count: > 0 } bodies ? bodies : [body])
            .Distinct()];
        var resolved = coordinators.Where(IsClass).SelectMany(body => bodiesOf(body[ClassPrefix.Length..]) ?? []);
        coordinators = [.. coordinators.Concat(resolved.Where(body => !leads.Contains(body))).Distinct()];
    }

    /// <summary>The same duty in the next version's draft: the day it came alive and who stood for it go along.</summary>
    internal Duty Copy() => new()
    {
        Code = Code,
        Position = Position,
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
        EvidenceAskedFor = EvidenceAskedFor,
        FiguresAskedFor = FiguresAskedFor,
        NeedsVerification = NeedsVerification,
        SampledPercent = SampledPercent,
        EffectiveFrom = EffectiveFrom,
        EffectiveTo = EffectiveTo,
        ProposedValues = ProposedValues,
        ReadAs = ReadAs,
        GuessedValues = GuessedValues,
        QuoteStart = QuoteStart,
        LiveSince = LiveSince,
        ConfirmedAt = ConfirmedAt,
        ConfirmedBy = ConfirmedBy,
    };
}
