using System.Globalization;

namespace AgencyTasks.Domain.Planning;

/// <summary>What the police check of what is handed in for a duty: each, a drawn share of them, or none.</summary>
/// <example><c>yes</c> · <c>no</c> · <c>10%</c></example>
public readonly record struct DutyCheck
{
    public const int UsualPercent = 10;

    public static readonly DutyCheck Each = new() { IsEach = true };

    public static DutyCheck None => default;

    public bool IsEach { get; private init; }

    /// <summary>1 to 100 of a hundred are drawn; 0: none.</summary>
    public int SampledPercent { get; private init; }

    public static bool IsShare(int percent) => percent is >= 1 and <= 100;

    /// <exception cref="FormatException">Not a share from 1 to 100 %.</exception>
    public static DutyCheck Sampled(int percent) => IsShare(percent)
        ? new DutyCheck { SampledPercent = percent }
        : throw new FormatException($"Sampled are 1 to 100 %, not {percent.ToString(CultureInfo.InvariantCulture)}.");

    /// <exception cref="FormatException">Neither yes, no nor a share.</exception>
    public static DutyCheck Parse(string text) => text switch
    {
        "yes" => Each,
        "no" => None,
        [.. var digits, '%'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) =>
            Sampled(percent),
        _ => throw new FormatException($"A check is yes, no or a share like 10%, not “{text}”."),
    };

    public override string ToString() => this switch
    {
        { IsEach: true } => "yes",
        { SampledPercent: 0 } => "no",
        _ => string.Create(CultureInfo.InvariantCulture, $"{SampledPercent}%"),
    };
}
