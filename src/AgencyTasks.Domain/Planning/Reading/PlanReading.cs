using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>How sure the reader is of a value it proposes.</summary>
public enum Sureness
{
    /// <summary>The plan says so in these words.</summary>
    Stated,

    /// <summary>It follows from words that usually mean this.</summary>
    Likely,

    /// <summary>The plan is silent; a usual value stands in.</summary>
    Guessed,
}

/// <summary>A value of a proposed duty, how sure it is, and the words it rests on (null: none).</summary>
public sealed record Read<T>(T Value, Sureness Sureness, string? Words = null);

/// <summary>A body as the plan names it. The code is that of the known body of the same name, else made from the
/// name.</summary>
public sealed record ReadBody(string Code, string Name, bool IsKnown);

/// <summary>A top section of the plan ("V. PHÂN CÔNG NHIỆM VỤ"), and whether duties are read from it.</summary>
public sealed record ReadSection(string Label, string Title, int Start, bool HoldsDuties);

/// <summary>A sentence that stands in a section of duties, with its citation (V.7.1b) and its place in the text.</summary>
public sealed record ReadSentence(string Citation, string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>A duty the reader proposes. Nothing in it counts before a person has looked at it.</summary>
public sealed record ReadDuty
{
    /// <summary>The citation, with a number behind it where one sentence makes several: <c>V.7.2a-1</c>.</summary>
    public required string Code { get; init; }

    public required ReadSentence Sentence { get; init; }

    /// <summary>The words of the sentence that this duty rests on, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the quote begins in <see cref="PlanReading.Text"/>.</summary>
    public required int Start { get; init; }

    public required string Title { get; init; }

    public required Read<IReadOnlyList<string>> Leads { get; init; }

    public required Read<IReadOnlyList<string>> Coordinators { get; init; }

    public required Read<DutyMode> Mode { get; init; }

    public required Read<DutyScope> Scope { get; init; }

    public required Read<Recurrence> Recurrence { get; init; }

    public required Read<DueRule> Due { get; init; }

    /// <summary>The year of a date that comes once; null: no year is named.</summary>
    public int? Year { get; init; }

    /// <summary>The days within which it is done once ("trong quý II năm 2020"); null: none are named.</summary>
    public (LocalDate From, LocalDate To)? Within { get; init; }

    /// <summary>How sure the reader is on the whole. That the plan names no rhythm, no place and no date is the usual case
    /// and no doubt; that words can be read in two ways, or a class is nobody yet, is one.</summary>
    public Sureness Sureness => new[]
    {
        Leads.Sureness, Mode.Sureness, UnlessSilent(Scope), UnlessSilent(Recurrence),
    }.Max();

    private static Sureness UnlessSilent<T>(Read<T> read) =>
        read is { Sureness: Sureness.Guessed, Words: null } ? Sureness.Likely : read.Sureness;
}

/// <summary>What was read from a plan's text.</summary>
public sealed record PlanReading
{
    /// <summary>The text all places refer to: one line a paragraph, in NFC, single spaces.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<ReadSection> Sections { get; init; }

    /// <summary>Every body that leads or works along, in the order in which they come.</summary>
    public required IReadOnlyList<ReadBody> Bodies { get; init; }

    public required IReadOnlyList<ReadSentence> Sentences { get; init; }

    public required IReadOnlyList<ReadDuty> Duties { get; init; }

    /// <summary>Sentences of the duty sections from which no duty was read, because no body is named for them.</summary>
    public IEnumerable<ReadSentence> WithoutDuty =>
        Sentences.Where(sentence => !Duties.Any(duty => duty.Sentence == sentence));
}
