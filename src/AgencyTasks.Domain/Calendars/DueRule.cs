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
/// năm", VII.2; never shifted), or so many days after the period's last day, then shifted to a working day.
/// </summary>
/// <remarks>Written <c>before 15/11</c> or <c>end+10 next-working-day</c>, in the seed and in the database.</remarks>
public sealed record DueRule
{
    private static readonly Regex BeforePattern =
        new(@"^before (?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})\z", RegexOptions.NonBacktracking);

    private static readonly Regex EndPattern = new(
        @"^end\+(?<days>[0-9]{1,3}) (?<shift>none|next-working-day|previous-working-day)\z",
        RegexOptions.NonBacktracking);

    private const int MaxOffsetDays = 366;

    private DueRule()
    {
    }

    public AnnualDate? BeforeDate { get; private init; }

    public int OffsetDays { get; private init; }

    public Shift Shift { get; private init; }

    /// <summary>"Trước ngày 15 tháng 11 hằng năm" (VII.2): exclusive, never shifted.</summary>
    public static DueRule Before(AnnualDate date) => new() { BeforeDate = date };

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

        var nominal = period.End.PlusDays(OffsetDays);
        return DueDate.On(Shift switch
        {
            Shift.NextWorkingDay => calendar.OnOrAfter(nominal),
            Shift.PreviousWorkingDay => calendar.OnOrBefore(nominal),
            _ => nominal,
        });
    }

    /// <exception cref="FormatException">The text is neither <c>before d/m</c> with a day that exists nor
    /// <c>end+n shift</c> with n up to 366.</exception>
    public static DueRule Parse(string text)
    {
        var before = BeforePattern.Match(text);
        if (before.Success && DateOf(Number(before.Groups["month"]), Number(before.Groups["day"])) is { } date)
        {
            return Before(date);
        }

        var end = EndPattern.Match(text);
        return end.Success && Number(end.Groups["days"]) <= MaxOffsetDays
            ? AfterPeriodEnd(Number(end.Groups["days"]), end.Groups["shift"].Value switch
            {
                "next-working-day" => Shift.NextWorkingDay,
                "previous-working-day" => Shift.PreviousWorkingDay,
                _ => Shift.None,
            })
            : throw new FormatException($"'{text}' is not a due rule: 'before 15/11' or 'end+10 next-working-day'.");
    }

    public override string ToString() => BeforeDate is { } date
        ? $"before {date.Day}/{date.Month}"
        : $"end+{OffsetDays} " + Shift switch
        {
            Shift.NextWorkingDay => "next-working-day",
            Shift.PreviousWorkingDay => "previous-working-day",
            _ => "none",
        };

    /// <summary>Null for a day no year has; 29 February is one.</summary>
    private static AnnualDate? DateOf(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2020, month)
            ? new AnnualDate(month, day)
            : null;

    private static int Number(Group group) =>
        int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
