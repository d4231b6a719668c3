namespace AgencyTasks.Web.Infrastructure;

/// <summary>How a code is shown: the word's key in Shared.resx, the glyph in the icon sprite, the colour's class,
/// and the sign that stands for the glyph where there are no pictures (mail, spreadsheets).</summary>
public sealed record Look(string Word, string Icon, string Tone, string Sign);

/// <summary>The one map from state, deadline light and board mark to word + glyph + colour. Nothing else in the
/// product chooses a colour for a state. Red is for overdue only; a requested body ("Đề nghị") is never red.</summary>
public static class StateLooks
{
    private static readonly Dictionary<string, Look> States = new(StringComparer.Ordinal)
    {
        ["Open"] = new("State.Open", "circle", "tone-ink", "○"),
        ["Started"] = new("State.Started", "record-circle", "tone-blue", "◉"),
        ["Submitted"] = new("State.Submitted", "hourglass-split", "tone-violet", "⧗"),
        ["Returned"] = new("State.Returned", "arrow-return-left", "tone-blue", "↩"),
        ["Accepted"] = new("State.Accepted", "check-circle-fill", "tone-green", "✓"),
        ["AcceptedLate"] = new("State.AcceptedLate", "circle-half", "tone-green", "◐"),
        ["NothingToReport"] = new("State.NothingToReport", "dash-circle", "tone-ink", "⊖"),
        ["Waived"] = new("State.Waived", "slash-circle", "tone-ink", "⊘"),
        ["Cancelled"] = new("State.Cancelled", "x-circle", "tone-ink", "×"),
    };

    private static readonly Dictionary<string, Look> Lights = new(StringComparer.Ordinal)
    {
        ["OnTime"] = new("Light.OnTime", "clock", "tone-ink", "○"),
        ["DueSoon"] = new("Light.DueSoon", "alarm", "tone-amber", "◔"),
        ["Overdue"] = new("Light.Overdue", "exclamation-triangle-fill", "tone-red", "!"),
        ["NoDeadline"] = new("Light.NoDeadline", "dash-lg", "tone-ink", "–"),
    };

    private static readonly Dictionary<string, Look> Marks = new(StringComparer.Ordinal)
    {
        ["OnTime"] = new("Mark.OnTime", "check-lg", "tone-green", "✓"),
        ["Late"] = new("Mark.Late", "circle-half", "tone-green", "◐"),
        ["Overdue"] = new("Mark.Overdue", "exclamation-lg", "tone-red", "!"),
        ["NotDue"] = new("Mark.NotDue", "circle", "tone-grey", "○"),
        ["None"] = new("Mark.None", "dash", "tone-grey", "–"),
    };

    private static readonly Dictionary<string, Look> Sentences = new(StringComparer.Ordinal)
    {
        ["Gap"] = new("Sentence.Gap", "question-circle", "tone-amber", "?"),
        ["Untouched"] = new("Sentence.Untouched", "dash-circle", "tone-amber", "–"),
        ["Idle"] = new("Sentence.Idle", "clock", "tone-grey", "○"),
        ["Overdue"] = new("Sentence.Overdue", "exclamation-triangle-fill", "tone-red", "!"),
        ["UnderWay"] = new("Sentence.UnderWay", "record-circle", "tone-blue", "◉"),
        ["Done"] = new("Sentence.Done", "check-circle-fill", "tone-green", "✓"),
        ["Reasoned"] = new("Sentence.Reasoned", "slash-circle", "tone-grey", "⊘"),
        ["Covered"] = new("Sentence.Covered", "clipboard-check", "tone-ink", "▣"),
    };

    public static IReadOnlyCollection<string> StateCodes => States.Keys;

    public static IReadOnlyCollection<string> LightCodes => Lights.Keys;

    public static IReadOnlyCollection<string> MarkCodes => Marks.Keys;

    /// <summary>How a sentence of the plan stands in a year, worst first.</summary>
    public static IReadOnlyCollection<string> SentenceCodes => [.. Sentences.Keys.Where(code => code != "Covered")];

    public static Look State(string code) => Find(States, code);

    public static Look Light(string code, bool requested = false) => Soften(Find(Lights, code), code, requested);

    /// <summary>The sign in a cell of the board: ✓ on time, ◐ late, ! overdue, ○ not due, – none.</summary>
    public static Look Mark(string code, bool requested = false) => Soften(Find(Marks, code), code, requested);

    /// <summary>How a sentence of the plan stands in a year; "Covered" where the year is not the reader's to see.</summary>
    public static Look Sentence(string code, bool requested = false) =>
        code == "Overdue" ? Soften(Find(Sentences, code), code, requested) : Find(Sentences, code);

    private static Look Soften(Look look, string code, bool requested) => (requested, code) switch
    {
        (false, _) => look,
        (true, "Overdue") => look with { Word = look.Word + ".Requested", Icon = "clock-history", Tone = "tone-grey" },
        _ => look with { Tone = "tone-grey" },
    };

    private static Look Find(Dictionary<string, Look> map, string code) => map.TryGetValue(code, out var look)
        ? look
        : throw new ArgumentException($"No look for '{code}'; known are {string.Join(", ", map.Keys)}.", nameof(code));
}
