using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Evidence;

public enum PersonalTrace
{
    /// <summary>Words of a stamp of secrecy: "tối mật", "độ mật", "tài liệu mật".</summary>
    SecrecyStamp,

    /// <summary>An identity number of 12 digits, or of 9 (the older card).</summary>
    IdentityNumber,

    PhoneNumber,

    /// <summary>Words that stand beside a person's particulars: "họ tên", "sinh năm", "trú tại".</summary>
    Particulars,

    /// <summary>Words of a case: "bị can", "bị cáo", "nạn nhân".</summary>
    CaseDetails,
}

/// <summary>Something in a text that looks like personal data or case details, with the words themselves.</summary>
public sealed record FoundTrace(PersonalTrace Kind, string Words);

/// <summary>
/// Only figures and document numbers are needed (product rule): what looks like case details or personal data is pointed
/// out before it is handed in. A warning, never a refusal: a phone number may be an office's.
/// </summary>
public static class PersonalTraces
{
    /// <summary>Signs of no width, which part words and numbers for a machine only.</summary>
    private static readonly Regex Invisible = Of("[\u00AD\u200B-\u200D\u2060\uFEFF]");

    /// <summary>Not without marks: "tôi mất" is no secret.</summary>
    private static readonly Regex Stamp = Of(
        @"(?i)\b(tối|tuyệt)\s+mật\b|\b(độ|dấu|tài\s+liệu|văn\s+bản|công\s+văn|hồ\s+sơ)\s+mật\b|\bbí\s+mật\s+nhà\s+nước\b");

    /// <summary>As it is stamped; with the words around that make it another word.</summary>
    private static readonly Regex StampAlone = Of(@"\b(BẢO\s+)?MẬT(\s+(ĐỘ|KHẨU))?\b|\b(TOI|TUYET)\s+MAT\b");

    private static readonly (PersonalTrace Kind, Regex Pattern)[] Patterns =
    [
        (PersonalTrace.PhoneNumber, Of(
            @"\b(\+84|0)[ .]?[35789][0-9]([ .]?[0-9]){7}\b|\+84\)?[ .]?[0-9]{9}\b"
            + @"|\b0[35789][0-9]{2}-[0-9]{3}-[0-9]{3}\b|\(0[0-9]{2,3}\)\s?[0-9]{3}[ .-]?[0-9]{3,4}\b")),
        (PersonalTrace.IdentityNumber, Of(
            @"\b([0-9]{12}|[0-9]{9})\b|\b[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{3}\b"
            + @"|\b0[0-9]{2}[.-][0-9]{3}[.-][0-9]{3}[.-][0-9]{3}\b|\bho\s+chieu(\s+so)?\s*:?\s*[a-z][0-9]{7,8}\b")),
        (PersonalTrace.Particulars, Of(
            @"\b(ho(\s+va)?\s+ten(\s+dem)?|sinh\s+nam|sinh\s+ngay|ngay\s+sinh|tru\s+tai|thuong\s+tru(\s+tai)?|"
            + @"so\s+(cccd|cmnd|cmt)|cccd|cmnd|can\s+cuoc\s+cong\s+dan|chung\s+minh\s+nhan\s+dan)\b")),
        (PersonalTrace.CaseDetails, Of(
            @"\b(bi\s+can|bi\s+cao|bi\s+hai|nan\s+nhan|nghi\s+pham|doi\s+tuong\s+ten|nguoi\s+bi\s+tam\s+giu)\b")),
    ];

    /// <summary>Each kind at most once, in the order of their gravity.</summary>
    /// <example>"Đã bắt bị can Nguyễn Văn A, CCCD 008099001234": an identity number, particulars, case details.</example>
    public static IReadOnlyList<FoundTrace> In(string text)
    {
        // Folding drops marks only, so that places stay: the words are shown as they were typed.
        var composed = PlainText.Clean(Invisible.Replace(text, "")).Replace('_', ' ');
        var folded = PlainText.Fold(composed);
        var stamp = StampIn(composed);
        return
        [
            .. stamp is null ? Array.Empty<FoundTrace>() : [new FoundTrace(PersonalTrace.SecrecyStamp, stamp)],
            .. from pattern in Patterns
               let match = pattern.Pattern.Match(folded)
               where match.Success
               orderby pattern.Kind
               select new FoundTrace(
                   pattern.Kind,
                   folded.Length == composed.Length ? composed.Substring(match.Index, match.Length) : match.Value),
        ];
    }

    private static string? StampIn(string text) => Stamp.Match(text) is { Success: true } said
        ? said.Value
        : StampAlone.Matches(text).Select(match => match.Value)
            .FirstOrDefault(words => words == "MẬT" || words.StartsWith('T'));

    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
