using System.Text;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Seeding;

/// <summary>What the demo's people write.</summary>
internal static class DemoWords
{
    public static string Done(string key, Duty duty) => Choose(
        key,
        "done",
        $"Đơn vị đã hoàn thành nhiệm vụ “{duty.Title}” trong kỳ; kết quả cụ thể nêu tại văn bản kèm theo.",
        "Đã triển khai đầy đủ theo kế hoạch, có phân công người phụ trách và kiểm tra kết quả tại cơ sở.",
        "Đã phối hợp với Công an và các đoàn thể thực hiện; nhân dân tham gia tích cực, không có vướng mắc lớn.",
        "Đã thực hiện xong, còn một số nội dung cần tiếp tục duy trì trong kỳ tới, đơn vị sẽ theo dõi.");

    public static string Nothing(string key) => Choose(
        key,
        "none",
        "Trong kỳ không phát sinh nội dung thuộc trách nhiệm của đơn vị; đơn vị vẫn duy trì theo dõi.",
        "Qua rà soát, trong kỳ trên địa bàn không có trường hợp nào thuộc phạm vi nhiệm vụ này.");

    public static string ReturnReason(string key) => Choose(
        key,
        "reason",
        "Số liệu chưa khớp với phụ lục kèm theo, đề nghị rà soát và nộp lại.",
        "Minh chứng chưa thể hiện kết quả tại địa bàn chuyển hóa, đề nghị bổ sung.",
        "Văn bản kèm theo chưa ghi người ký, đề nghị bổ sung.");

    public static string ExtensionReason(string key) => Choose(
        key,
        "why",
        "Đang chờ tổng hợp số liệu của các đơn vị trực thuộc.",
        "Hội nghị tuyên truyền phải lùi ngày do trùng lịch tiếp xúc cử tri.",
        "Mưa lũ trên địa bàn nên chưa tổ chức được theo kế hoạch.");

    public static string RefusalReason(string key) => Choose(
        key,
        "no",
        "Nhiệm vụ đã được nhắc nhiều lần, đề nghị hoàn thành đúng hạn.",
        "Nội dung này cần cho báo cáo tháng, không thể lùi hạn.");

    public static string WaiverReason(string key) => Choose(
        key,
        "waive",
        "Nội dung đã được thực hiện chung trong đợt cao điểm của tỉnh.",
        "Trong kỳ đơn vị được giao nhiệm vụ đột xuất khác theo chỉ đạo của Ủy ban nhân dân tỉnh.");

    /// <summary>"Sở Y tế" → "SYT"; every people's committee signs as "UBND".</summary>
    public static string Initials(Agency agency) => agency.Kind == AgencyKind.District
        ? "UBND"
        : string.Concat(agency.Name
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetter(word[0]) && word is not "và")
            // Ủ has lost its mark in such a number, Đ keeps its stroke.
            .Select(word => char.ToUpperInvariant(word.Normalize(NormalizationForm.FormD)[0])));

    private static string Choose(string key, string what, params string[] texts) =>
        texts[Dice.Roll(texts.Length, key, what)];
}
