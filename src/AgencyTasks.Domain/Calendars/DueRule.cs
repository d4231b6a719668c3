using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace AgencyTasks.Domain.Calendars;

/// <summary>Where a due date goes that would fall on a day off. The plan's own date never goes anywhere.</summary>
public enum Shift
{
    None,
    NextWorkingDay,
    PreviousWorkingDay,
}

/// <summary>
/// How a duty's due date follows from its period: before an annual date (the plan's own "trước ngày 15 tháng 11 hằng
/// năm", VII.2; never shifted), before a day of the period's last month ("hằng tháng trước ngày 20"; never shifted
/// either), or so many days after the period's last day, then shifted to a working day.
/// </summary>
/// <remarks>Written <c>before 15/11</c>, <c>before day 20</c> or <c>end+10 next-working-day</c>, in the seed and in the
/// database.</remarks>
public sealed record DueRule
{
    private static readonly Regex BeforePattern =
        new(@"^before (?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})\z", RegexOptions.NonBacktracking);

    private static readonly Regex DayPattern = new(@"^before day (?<day>[0-9]{1,2})\z", RegexOptions.NonBacktracking);

    private static readonly Regex EndPattern = new(
        @"^end\+(?<days>[0-9]{1,3}) (?<shift>none|next-working-day|previous-working-day)\z",
        RegexOptions.NonBacktracking);

    private const int MaxOffsetDays = 366;

    private DueRule()
    {
    }

    public AnnualDate? BeforeDate { get; private init; }

    /// <summary>Of the period's last month, 1 to 31; in a shorter month its last day stands in.</summary>
    public int? BeforeDay { get; private init; }

    public int OffsetDays { get; private init; }

    /// <summary>An annual date comes once a year: only what is yearly, or comes once, is due before one.</summary>
    public bool Suits(Recurrence recurrence) =>
        BeforeDate is null || recurrence is Recurrence.Yearly or Recurrence.Once;

    public Shift Shift { get; private init; }

    /// <summary>"Trước ngày 15 tháng 11 hằng năm" (VII.2): exclusive, never shifted.</summary>
    public static DueRule Before(AnnualDate date) => new() { BeforeDate = date };

    /// <summary>"Hằng tháng trước ngày 20", "hằng quý trước ngày 25 của tháng cuối quý": exclusive, never shifted.</summary>
    /// <param name="day">Of the period's last month, 1 to 31.</param>
    public static DueRule BeforeDayOfLastMonth(int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 31);
        return new() { BeforeDay = day };
    }

    /// <summary>So many days after the period's end, inclusive (product rule).</summary>
    /// <param name="days">Calendar days after the period's last day, 0 to 366.</param>
    public static DueRule AfterPeriodEnd(int days, Shift shift = Shift.None)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxOffsetDays);
        return new() { OffsetDays = days, Shift = shift };
    }

    /// <summary>The due date for a period. "Due 30/06" is inclusive.</summary>
    public DueDate Resolve(ReportingPeriod period, WorkingCalendar calendar)
    {
        if (BeforeDate is { } date)
        {
            var day = date.InYear(period.End.Year);
            return DueDate.Before(day > period.End ? day : date.InYear(period.End.Year + 1));
        }

        if (BeforeDay is { } dayOfMonth)
        {
            var days = CalendarSystem.Iso.GetDaysInMonth(period.End.Year, period.End.Month);
            return DueDate.Before(new LocalDate(period.End.Year, period.End.Month, Math.Min(dayOfMonth, days)));
        }

        var nominal = period.End.PlusDays(OffsetDays);
        return DueDate.On(Shift switch
        {
            Shift.NextWorkingDay => calendar.OnOrAfter(nominal),
            Shift.PreviousWorkingDay => calendar.OnOrBefore(nominal),
            _ => nominal,
        });
    }

    /// <exception cref="FormatException">The text is neither <c>before d/m</c> with a day that exists, nor
    /// <c>before day n</c> with n from 1 to 31, nor <c>end+n shift</c> with n up to 366.</exception>
    public static DueRule Parse(string text)
    {
        var before = BeforePattern.Match(text);
        if (before.Success && DateOf(Number(before.Groups["month"]), Number(before.Groups["day"])) is { } date)
        {
            return Before(date);
        }

        var day = DayPattern.Match(text);
        if (day.Success && Number(day.Groups["day"]) is >= 1 and <= 31 and var number)
        {
            return BeforeDayOfLastMonth(number);
        }

        var end = EndPattern.Match(text);
        return end.Success && Number(end.Groups["days"]) <= MaxOffsetDays
            ? AfterPeriodEnd(Number(end.Groups["days"]), end.Groups["shift"].Value switch
            {
                "next-working-day" => Shift.NextWorkingDay,
                "previous-working-day" => Shift.PreviousWorkingDay,
                _ => Shift.None,
            })
            : throw new FormatException($"'{text}' is not a due rule: 'before 15/11', 'before day 20' or 'end+10 next-working-day'.");
    }

    public override string ToString() => this switch
    {
        { BeforeDate: { } date } => $"before {date.Day}/{date.Month}",
        { BeforeDay: { } day } => $"before day {day}",
        { Shift: Shift.NextWorkingDay } => $"end+{OffsetDays} next-working-day",
        { Shift: Shift.PreviousWorkingDay } => $"end+{OffsetDays} previous-working-day",
        _ => $"end+{OffsetDays} none",
    };

    /// <summary>Null for a day no year has; 29 February is one.</summary>
    private static AnnualDate? DateOf(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2020, month)
            ? new AnnualDate(month, day)
            : null;

    private static int Number(Group group) =>
        int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
