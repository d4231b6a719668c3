using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Domain.Tests;

/// <summary>Dates and moments as they are written: every date of a test stands in the test.</summary>
internal static class Written
{
    /// <param name="iso"><c>2019-11-14</c></param>
    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    /// <param name="iso"><c>2019-11-14T23:59:59.999+07:00</c>, up to nine decimals.</param>
    public static Instant At(string iso) => OffsetDateTimePattern.ExtendedIso.Parse(iso).Value.ToInstant();

    public static IReadOnlyList<LocalDate> Days(string list) => [.. list.Split(' ').Select(Day)];

    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The name of the rule that refuses; fails when nothing refuses.</summary>
    public static string RefusalOf(Action action) => Should.Throw<RuleRefusedException>(action).Rule.Name;
}
