using System.Globalization;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The values of one closed list with the words that stand for them in a file.</summary>
public sealed class WordList<T>(params (T Value, string Words)[] entries)
    where T : notnull
{
    private readonly Dictionary<T, string> words = entries.ToDictionary(entry => entry.Value, entry => entry.Words);

    private readonly Dictionary<string, T> values =
        entries.ToDictionary(entry => DutyVocabulary.Key(entry.Words), entry => entry.Value);

    public IReadOnlyList<string> All { get; } = [.. entries.Select(entry => entry.Words)];

    public string Write(T value) => words.GetValueOrDefault(value) ?? value.ToString()!;

    public bool Has(T value) => words.ContainsKey(value);

    /// <summary>With or without marks, capitals or small letters.</summary>
    public bool TryRead(string text, out T? value) => values.TryGetValue(DutyVocabulary.Key(text), out value);
}

/// <summary>The Vietnamese words of a file for the values of a duty; the pages say the same.</summary>
public static class DutyVocabulary
{
    public const string OwnDistrict = "Ủy ban nhân dân huyện, thành phố nơi có địa bàn";
    public const string Nothing = "Không";
    private const string SampledKey = "kiem tra xac suat ";

    public static readonly WordList<DutyMode> Modes = new(
        (DutyMode.Assigned, "Giao nhiệm vụ"), (DutyMode.Requested, "Đề nghị phối hợp"));

    public static readonly WordList<DutyScope> Scopes = new(
        (DutyScope.PerCommune, "Từng xã, phường, thị trấn trong diện chuyển hóa"),
        (DutyScope.PerDistrict, "Từng huyện, thành phố"),
        (DutyScope.ProvinceWide, "Toàn tỉnh"));

    public static readonly WordList<Recurrence> Recurrences = new(
        (Recurrence.Monthly, "Hằng tháng"),
        (Recurrence.Quarterly, "Hằng quý"),
        (Recurrence.HalfYearly, "6 tháng một lần"),
        (Recurrence.Yearly, "Hằng năm"),
        (Recurrence.Once, "Một lần"));

    /// <summary>As they are offered: any other share may be written.</summary>
    public static readonly WordList<DutyCheck> Checks = new(
        (DutyCheck.Each, "Công an tỉnh xác nhận"),
        (DutyCheck.None, "Hoàn thành ngay khi nộp"),
        (DutyCheck.Sampled(DutyCheck.UsualPercent), Sampled(DutyCheck.UsualPercent)));

    public static readonly WordList<EvidenceKind> EvidenceKinds = new(
        (EvidenceKind.Document, "văn bản"),
        (EvidenceKind.Photo, "ảnh"),
        (EvidenceKind.Table, "bảng số liệu (Excel)"),
        (EvidenceKind.Link, "liên kết"),
        (EvidenceKind.Figure, "số liệu"));

    public static bool IsNothing(string text) => Key(text) is "" or "khong" or "khong co";

    /// <summary>Texts that read alike have the same key.</summary>
    public static string Key(string text) =>
        string.Join(' ', PlainText.Fold(text).Replace('–', '-').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>1 văn bản hoặc ảnh; 1 bảng số liệu (Excel)</summary>
    public static string Write(IReadOnlyList<EvidenceRequirement> asked) => asked.Count == 0 ? Nothing : string.Join("; ", asked
        .Select(one => one.Count.ToString(CultureInfo.InvariantCulture) + " "
            + string.Join(" hoặc ", one.Kinds.Select(EvidenceKinds.Write))));

    public static string Write(DutyCheck check) =>
        check.SampledPercent > 0 ? Sampled(check.SampledPercent) : Checks.Write(check);

    /// <summary>Null: not to be read.</summary>
    public static DutyCheck? ReadCheck(string text)
    {
        if (Checks.TryRead(text, out var check))
        {
            return check;
        }

        var key = Key(text);
        return key.StartsWith(SampledKey, StringComparison.Ordinal) && key.EndsWith('%')
            && int.TryParse(key[SampledKey.Length..^1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            && DutyCheck.IsShare(percent)
                ? DutyCheck.Sampled(percent)
                : null;
    }

    /// <summary>Null: not to be read.</summary>
    public static EvidenceRequirement? ReadEvidence(string text)
    {
        var parts = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 10)
        {
            return null;
        }

        var kinds = new List<EvidenceKind>();
        foreach (var word in Key(parts[1]).Split([" hoac ", ","], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!EvidenceKinds.TryRead(word, out var kind))
            {
                return null;
            }

            kinds.Add(kind);
        }

        return kinds.Count == 0 ? null : new EvidenceRequirement(kinds, count);
    }

    private static string Sampled(int percent) => string.Create(CultureInfo.InvariantCulture, $"Kiểm tra xác suất {percent}%");
}
