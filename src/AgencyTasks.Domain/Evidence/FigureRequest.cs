namespace AgencyTasks.Domain.Evidence;

/// <summary>
/// A figure a duty asks for: its name, its unit, and between what it must lie. Written <c>Số buổi tuyên truyền
/// [buổi]</c> or <c>Số buổi tuyên truyền [buổi] 1–500</c>; a share in % lies within 0–100 without a word.
/// </summary>
public sealed record FigureRequest(string Name, string Unit, FigureRange? Range = null)
{
    /// <summary>Units that are counted and never broken; of any other a share may be given.</summary>
    private static readonly HashSet<string> Counted = new(StringComparer.OrdinalIgnoreCase)
    {
        "người", "lượt", "lượt người", "cá nhân", "đối tượng", "học sinh", "hội viên", "hộ", "hộ gia đình", "gia đình", "tập thể",
        "vụ", "vụ việc", "vụ án", "trường hợp", "tin", "tin báo", "tin bài", "bài", "văn bản", "hồ sơ", "buổi", "cuộc", "đợt", "lớp",
        "tiết", "phiên", "phiên tòa", "cơ sở", "đơn vị", "xã", "thôn", "trường", "tổ", "mô hình", "câu lạc bộ", "địa bàn",
        "giải pháp", "vấn đề", "tiêu chí",
    };

    /// <summary>What holds, written or not; null: any figure that is not negative (II).</summary>
    public FigureRange? Allowed => Range ?? (Unit == "%" ? FigureRange.Share : null);

    /// <exception cref="FormatException">No name, no unit in square brackets, or a range that cannot be read behind
    /// it.</exception>
    public static FigureRequest Parse(string text)
    {
        var open = text.LastIndexOf('[');
        var close = open < 0 ? -1 : text.IndexOf(']', open);
        var name = open > 0 ? text[..open].Trim() : "";
        var unit = close > 0 ? text[(open + 1)..close].Trim() : "";
        var range = close > 0 ? text[(close + 1)..].Trim() : "";
        return name.Length > 0 && unit.Length > 0
            ? new FigureRequest(name, unit, range.Length == 0 ? null : FigureRange.Parse(range))
            : throw new FormatException($"'{text}' is not a figure asked for: 'Số buổi [buổi]'.");
    }

    /// <summary>The figure as it was given.</summary>
    /// <exception cref="RuleRefusedException">Negative, a fraction of what is counted, or outside what is allowed; the range
    /// is the second value.</exception>
    public FigureValue Give(decimal value)
    {
        if (value < 0)
        {
            throw new RuleRefusedException(Rules.FigureIsNotNegative, Name);
        }

        if (value != decimal.Truncate(value) && Counted.Contains(Unit))
        {
            throw new RuleRefusedException(Rules.FigureIsWhole, Name, Unit);
        }

        return Allowed is { } range && !range.Contains(value)
            ? throw new RuleRefusedException(Rules.FigureIsWithinRange, Name, range.ToString(), Unit)
            : new FigureValue { Name = Name, Unit = Unit, Value = value };
    }

    public override string ToString() => Range is null ? $"{Name} [{Unit}]" : $"{Name} [{Unit}] {Range}";
}
