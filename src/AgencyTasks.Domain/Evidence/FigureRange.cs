using System.Globalization;
using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Evidence;

/// <summary>Between what a figure must lie, both ends included; an end that is not given is open.</summary>
/// <example>1–500 · ≥ 1 · ≤ 12,5</example>
public sealed record FigureRange
{
    private const string Number = "[0-9]{1,12}(,[0-9]{1,4})?";

    private static readonly Regex Pattern = new(
        $@"^(từ )?(?<least>{Number}) ?(-|–|đến) ?(?<most>{Number})\z"
        + $@"|^(≥|>=|từ) ?(?<least>{Number})\z|^(≤|<=|đến|tối đa) ?(?<most>{Number})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    private FigureRange(decimal? least, decimal? most) => (Least, Most) = (least, most);

    /// <summary>Of a share in %: 0–100.</summary>
    public static FigureRange Share { get; } = new(0, 100);

    public decimal? Least { get; }

    public decimal? Most { get; }

    /// <exception cref="FormatException">Neither <c>1–500</c>, <c>≥ 1</c> nor <c>≤ 500</c>, or its ends are the wrong way
    /// round.</exception>
    public static FigureRange Parse(string text)
    {
        var match = Pattern.Match(text.Trim());
        var range = new FigureRange(End("least"), End("most"));
        return match.Success && !(range.Least > range.Most)
            ? range
            : throw new FormatException($"'{text}' is not a range: '1–500'.");

        decimal? End(string name) => match.Groups[name] is { Success: true } end
            ? decimal.Parse(end.Value, NumberStyles.AllowDecimalPoint, Comma)
            : null;
    }

    public bool Contains(decimal value) => !(value < Least) && !(value > Most);

    public override string ToString() => (Least, Most) switch
    {
        ({ } least, { } most) => $"{Show(least)}–{Show(most)}",
        ({ } least, null) => $"≥ {Show(least)}",
        _ => $"≤ {Show(Most!.Value)}",
    };

    private static string Show(decimal end) => end.ToString("0.####", Comma);
}
