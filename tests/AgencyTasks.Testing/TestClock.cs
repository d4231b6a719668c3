using AgencyTasks.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Testing;

/// <summary>Stands still until it is set. Begins on the Monday of the demonstration, 2019-11-04T07:30+07:00.</summary>
public sealed class TestClock : IClock
{
    public const string Start = "2019-11-04T07:30:00+07:00";

    private Instant now = Parse(Start);

    public Instant GetCurrentInstant() => now;

    /// <param name="moment">With its offset: <c>2019-11-14T23:59:59.999+07:00</c>.</param>
    public void Set(string moment) => now = Parse(moment);

    public void Set(Instant moment) => now = moment;

    /// <summary>An hour of a day in the province.</summary>
    public void Set(LocalDate day, LocalTime time) => now = ProvinceTime.At(day, time);

    public void Advance(Duration by) => now += by;

    public static Instant Parse(string moment) =>
        OffsetDateTimePattern.ExtendedIso.Parse(moment).GetValueOrThrow().ToInstant();
}
