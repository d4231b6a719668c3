using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace AgencyTasks.Core.Display;

/// <summary>A date as people type it, day first: 1/6/2019, 01/06/19, 1-6-2019, 1.6.2019, 2019-06-01. 06/01 is 6 January,
/// never June.</summary>
/// <param name="Key">Key in Shared.resx of what is wrong, with its values; null when there is a date.</param>
public sealed record TypedDate(LocalDate? Date, string? Key = null, params object[] Values)
{
    private static readonly Regex DayFirst = new(
        @"^(?<d>[0-9]{1,2})[/.\-](?<m>[0-9]{1,2})[/.\-](?<y>[0-9]{4}|[0-9]{2})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex YearFirst = new(
        @"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Date is null && Key is null;

    public static TypedDate Parse(string? text)
    {
        var typed = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length == 0)
        {
            return new TypedDate((LocalDate?)null);
        }

        var match = YearFirst.Match(typed) is { Success: true } year ? year : DayFirst.Match(typed);
        return match.Success
            ? Of(Number(match, "d"), Number(match, "m"), Year(match.Groups["y"].Value))
            : new TypedDate(null, "Date.Unreadable", text!.Trim());
    }

    private static TypedDate Of(int day, int month, int year)
    {
        if (year is < 1945 or > 2100)
        {
            return new TypedDate(null, "Date.NoSuchYear", year);
        }

        if (month is < 1 or > 12)
        {
            return new TypedDate(null, "Date.NoSuchMonth", month);
        }

        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        return day < 1 || day > days
            ? new TypedDate(null, "Date.NoSuchDay", month, days, year)
            : new TypedDate(new LocalDate(year, month, day));
    }

    private static int Year(string digits) =>
        (digits.Length == 2 ? 2000 : 0) + int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
