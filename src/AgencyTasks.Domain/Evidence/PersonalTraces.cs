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
    /// <summary>Not without marks: "tôi mất" is no secret.</summary>
    private static readonly Regex Stamp = Of(
        @"(?i)\b(tối|tuyệt) mật\b|\b(độ|dấu|tài liệu|văn bản|công văn|hồ sơ) mật\b|\bbí mật nhà nước\b");

    private static readonly (PersonalTrace Kind, Regex Pattern)[] Patterns =
    [
        (PersonalTrace.PhoneNumber, Of(@"\b(\+84|0)[ .]?[35789][0-9]([ .]?[0-9]){7}\b|\+84[ .]?[0-9]{9}\b")),
        (PersonalTrace.IdentityNumber, Of(@"\b([0-9]{12}|[0-9]{9})\b|\b[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{3}\b")),
        (PersonalTrace.Particulars, Of(
            @"\b(ho( va)? ten( dem)?|sinh nam|sinh ngay|ngay sinh|tru tai|thuong tru( tai)?|"
            + @"so (cccd|cmnd|cmt)|cccd|cmnd|can cuoc cong dan|chung minh nhan dan)\b")),
        (PersonalTrace.CaseDetails, Of(@"\b(bi can|bi cao|bi hai|nan nhan|nghi pham|doi tuong ten|nguoi bi tam giu)\b")),
    ];

    /// <summary>Each kind at most once, in the order of their gravity.</summary>
    /// <example>"Đã bắt bị can Nguyễn Văn A, CCCD 008099001234": an identity number, particulars, case details.</example>
    public static IReadOnlyList<FoundTrace> In(string text)
    {
        // Folding drops marks only, so that places stay: the words are shown as they were typed.
        var composed = text.Normalize();
        var folded = PlainText.Fold(composed);
        return
        [
            .. Stamp.Match(composed) is { Success: true } stamp
                ? [new FoundTrace(PersonalTrace.SecrecyStamp, stamp.Value)]
                : Array.Empty<FoundTrace>(),
            .. from pattern in Patterns
               let match = pattern.Pattern.Match(folded)
               where match.Success
               orderby pattern.Kind
               select new FoundTrace(
                   pattern.Kind,
                   folded.Length == composed.Length ? composed.Substring(match.Index, match.Length) : match.Value),
        ];
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
