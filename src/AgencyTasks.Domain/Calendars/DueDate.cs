using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Domain.Calendars;

/// <summary>
/// A due date that says its own boundary: <c>Before(15/11)</c> is on time until the end of 14 November ("trước ngày 15
/// tháng 11", VII.2), <c>On(30/06)</c> until the end of 30 June. It is never moved for a weekend.
/// </summary>
/// <example><c>DueDate.Before(new LocalDate(2019, 11, 15)).IsMetBy(2019-11-14T23:59:59.999+07:00)</c> is true;
/// 2019-11-15T00:00:00+07:00 is late.</example>
public readonly record struct DueDate
{
    private DueDate(LocalDate lastDay, bool isExclusive)
    {
        LastDay = lastDay;
        IsExclusive = isExclusive;
    }

    /// <summary>The last day on time, inclusive.</summary>
    public LocalDate LastDay { get; }

    /// <summary>Stated as "before a day": shown with the day after <see cref="LastDay"/>.</summary>
    public bool IsExclusive { get; }

    /// <summary>The day as the plan states it: 15 November for "before 15 November".</summary>
    public LocalDate StatedDay => IsExclusive ? LastDay.PlusDays(1) : LastDay;

    /// <summary>The first instant that is late.</summary>
    public Instant LateFrom => ProvinceTime.StartOf(LastDay.PlusDays(1));

    /// <summary>"Trước ngày": the stated day itself is late (VII.2).</summary>
    public static DueDate Before(LocalDate day) => new(day.PlusDays(-1), isExclusive: true);

    /// <summary>On time until the end of the day itself.</summary>
    public static DueDate On(LocalDate day) => new(day, isExclusive: false);

    /// <summary>Back from its two stored columns.</summary>
    public static DueDate Of(LocalDate lastDay, bool isExclusive) => new(lastDay, isExclusive);

    /// <summary>Made at that moment, it is on time: strictly before <see cref="LateFrom"/>.</summary>
    public bool IsMetBy(Instant at) => at < LateFrom;

    /// <summary>Calendar days past the last day on time; 0 while it is not late.</summary>
    public int DaysOverdue(LocalDate today) => Math.Max(0, Period.DaysBetween(LastDay, today));

    /// <summary><c>before 2019-11-15</c> or <c>on 2019-06-30</c>, the same in every culture: fingerprints rest on
    /// it.</summary>
    public override string ToString() =>
        (IsExclusive ? "before " : "on ") + LocalDatePattern.Iso.Format(StatedDay);
}
