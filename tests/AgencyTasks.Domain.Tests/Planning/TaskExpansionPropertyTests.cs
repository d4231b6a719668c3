using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>Generating twice, on two machines or a day later, gives the same tasks once.</summary>
public sealed class TaskExpansionPropertyTests
{
    private static readonly string[] Dues =
    [
        "end+0 none", "end+10 next-working-day", "end+5 previous-working-day", "end+366 next-working-day",
        "before 15/11",
    ];

    private static readonly string[][] LeadLists =
        [["so-y-te"], ["so-y-te", "so-tu-phap"], ["@district"], ["@district", "so-y-te", "so-y-te"]];

    private static readonly Gen<Duty> AnyDuty = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, Dues.Length - 1], Gen.Int[0, LeadLists.Length - 1], Gen.Int[0, 20],
        (recurrence, scope, due, leads, code) => Build.Duty(new DutySpec
        {
            Code = $"V.{code}",
            Recurrence = Dues[due].StartsWith("before", StringComparison.Ordinal)
                ? Recurrence.Yearly
                : (Recurrence)recurrence,
            Scope = (DutyScope)scope,
            Due = Dues[due],
            Leads = LeadLists[leads],
        }));

    private static readonly Gen<(Duty[] Duties, int Live, int Today)> Anything =
        Gen.Select(AnyDuty.Array[1, 6], Gen.Int[0, 900], Gen.Int[0, 400]).Select((duties, live, later) =>
            (duties.DistinctBy(duty => duty.Code).ToArray(), live, live + later));

    private readonly SmallProvince province = new();

    [Fact]
    public void Expansion_Twice_WantsTheSameKeysAndNoneTwice() =>
        Anything.Sample(given =>
        {
            var once = Expand(given.Duties, given.Live, given.Today);
            var again = Expand([.. given.Duties.Reverse()], given.Live, given.Today);

            once.Select(task => task.Key).ShouldBeUnique();
            Signature(again).ShouldBe(Signature(once));
        });

    [Fact]
    public void Expansion_ADayLater_WantsAllItWantedBeforeWithTheSameDueDates() =>
        Anything.Sample(given =>
            Signature(Expand(given.Duties, given.Live, given.Today))
                .ShouldBeSubsetOf(Signature(Expand(given.Duties, given.Live, given.Today + 1))));

    [Fact]
    public void Expansion_OnAnyDay_CoversTheDaysOwnPeriodAndTheNextAndNothingDueBeforeItsLife() =>
        Anything.Sample(given =>
        {
            var today = DayOf(given.Today);
            var wanted = Expand(given.Duties, given.Live, given.Today);

            wanted.All(task => task.Due.LastDay >= DayOf(given.Live)).ShouldBeTrue();
            foreach (var duty in given.Duties
                .Where(d => d.Recurrence != Recurrence.Once && d.Scope != DutyScope.PerCommune))
            {
                var period = ReportingPeriod.Containing(today, duty.Recurrence, duty.DueRule.BeforeDate);
                var next = ReportingPeriod.Containing(period.End.PlusDays(1), duty.Recurrence, duty.DueRule.BeforeDate);
                var codes = wanted.Where(task => task.Duty == duty).Select(task => task.Period.Code).ToHashSet();

                codes.Contains(period.Code).ShouldBe(duty.IsEffectiveIn(period));
                codes.Contains(next.Code).ShouldBe(duty.IsEffectiveIn(next));
                wanted.Where(task => task.Duty == duty).All(task => task.Period.Start <= next.Start).ShouldBeTrue();
            }
        });

    [Fact]
    public void Expansion_ComparedWithItself_ChangesNothing() =>
        Anything.Sample(given =>
        {
            var wanted = Expand(given.Duties, given.Live, given.Today);
            var existing = wanted
                .Select(task => new ExistingTask(Guid.NewGuid(), task.Key, task.Due, task.Period.End, false, false))
                .ToList();
            var diff = MatrixDiff.Compare(wanted, existing, DayOf(given.Today));

            (diff.Added.Count, diff.Cancelled.Count, diff.Moved.Count).ShouldBe((0, 0, 0));
            diff.Kept.Count.ShouldBe(wanted.Count);
        });

    private IReadOnlyList<WantedTask> Expand(Duty[] duties, int live, int today) => TaskExpansion.Expand(
        duties, province.World, duties.ToDictionary(duty => duty.Code, _ => DayOf(live)), DayOf(today));

    private static List<string> Signature(IReadOnlyList<WantedTask> tasks) =>
        [.. tasks.Select(task => $"{task.Key} {task.Due}").Order(StringComparer.Ordinal)];

    private static LocalDate DayOf(int offset) => Written.Day("2018-01-01").PlusDays(offset);
}
