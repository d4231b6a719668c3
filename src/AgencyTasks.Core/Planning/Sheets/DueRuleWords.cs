using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>A due rule in words: "Trước 15/11", "Trước ngày 20 của tháng cuối kỳ", "Chậm nhất 10 ngày sau kỳ; gặp ngày nghỉ: ngày làm việc kế tiếp".</summary>
/// <param name="Key">Of the sentence on what is wrong; null when there is a rule.</param>
public sealed partial record DueRuleWords(DueRule? Rule, string? Key = null, params object[] Values)
{
    public const int MostDays = 366;

    public static readonly IReadOnlyList<DueRule> Usual =
    [
        DueRule.Before(new AnnualDate(11, 15)),
        DueRule.BeforeDayOfLastMonth(20),
        DueRule.AfterPeriodEnd(0, Shift.PreviousWorkingDay),
        DueRule.AfterPeriodEnd(5, Shift.NextWorkingDay),
        DueRule.AfterPeriodEnd(10, Shift.NextWorkingDay),
        DueRule.AfterPeriodEnd(15, Shift.NextWorkingDay),
    ];

    public static string Write(DueRule rule)
    {
        if (rule.BeforeDate is { } date)
        {
            return $"Trước {Wording.ShortDay(date.InYear(2000))}";
        }

        if (rule.BeforeDay is { } dayOfMonth)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Trước ngày {dayOfMonth} của tháng cuối kỳ");
        }

        var day = rule.OffsetDays == 0
            ? "Ngày cuối kỳ"
            : string.Create(CultureInfo.InvariantCulture, $"Chậm nhất {rule.OffsetDays} ngày sau kỳ");
        return day + rule.Shift switch
        {
            Shift.NextWorkingDay => "; gặp ngày nghỉ: ngày làm việc kế tiếp",
            Shift.PreviousWorkingDay => "; gặp ngày nghỉ: ngày làm việc liền trước",
            _ => "; gặp ngày nghỉ: giữ nguyên",
        };
    }

    public static DueRuleWords Read(string text)
    {
        var key = DutyVocabulary.Key(text);
        var before = Before().Match(key);
        if (before.Success)
        {
            return OnDate(Number(before.Groups["d"]), Number(before.Groups["m"]));
        }

        var inMonth = BeforeDay().Match(key);
        if (inMonth.Success)
        {
            var number = Number(inMonth.Groups["d"]);
            return number is >= 1 and <= 31
                ? new(DueRule.BeforeDayOfLastMonth(number))
                : new(null, "Due.NoSuchDayOfMonth", number);
        }

        var end = End().Match(key);
        if (!end.Success || ShiftOf(end.Groups["shift"].Value) is not { } shift)
        {
            return new(null, "Due.Unreadable", text);
        }

        var days = end.Groups["n"].Success ? Number(end.Groups["n"]) : 0;
        return days <= MostDays ? new(DueRule.AfterPeriodEnd(days, shift)) : new(null, "Due.TooManyDays", days, MostDays);
    }

    private static DueRuleWords OnDate(int day, int month)
    {
        if (month is < 1 or > 12)
        {
            return new(null, "Due.NoSuchMonth", month);
        }

        // 29 February is a day of some years.
        var most = CalendarSystem.Iso.GetDaysInMonth(2000, month);
        return day >= 1 && day <= most
            ? new(DueRule.Before(new AnnualDate(month, day)))
            : new(null, "Due.NoSuchDay", month, most);
    }

    private static Shift? ShiftOf(string words) => words switch
    {
        "" or "giu nguyen" => Shift.None,
        _ when words.Contains("ke tiep", StringComparison.Ordinal) => Shift.NextWorkingDay,
        _ when words.Contains("lien truoc", StringComparison.Ordinal) => Shift.PreviousWorkingDay,
        _ => null,
    };

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^truoc( ngay)? (?<d>\d{1,2}) ?(/|-|thang) ?(?<m>\d{1,2})( hang nam)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(
        @"^truoc ngay (?<d>\d{1,2})( (cua |trong )?(thang cuoi( (cua )?(ky|quy|nam))?|(cua )?thang|hang thang))?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex BeforeDay();

    [GeneratedRegex(
        @"^(ngay cuoi( cung cua)? ky|(cham nhat )?(?<n>\d{1,4}) ngay sau( khi het)? ky)([;,] ?gap ngay nghi:? ?(?<shift>.+))?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex End();
}
